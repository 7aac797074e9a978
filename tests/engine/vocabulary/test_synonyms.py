from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.vocabulary.lexicon import Lexicon, Rule, Wording
from engine.vocabulary.synonyms import (
    MAX_ENTRIES,
    MAX_LINE_LENGTH,
    MAX_RULES,
    MAX_WORDS,
    SynonymError,
    parse_line,
    parse_synonyms,
)


def _sides(rule: Rule) -> tuple[list[str], list[str]]:
    return [one.text for one in rule.sources], [one.text for one in rule.targets]


def test_entries_between_commas_mean_the_same() -> None:
    rule = parse_line("exam, certification  test ,examination")
    assert _sides(rule) == (["exam", "certification test", "examination"],) * 2
    assert rule.reason == "synonym"


def test_an_arrow_goes_one_way() -> None:
    assert _sides(parse_line("kid, youngster => child")) == (["kid", "youngster"], ["child"])


def test_a_backslash_keeps_a_comma_or_an_arrow_in_an_entry() -> None:
    assert _sides(parse_line(r"Physician\, retired, old doctor"))[0] == ["Physician, retired", "old doctor"]
    assert _sides(parse_line(r"a1 \=> b1, arrow"))[0] == ["a1 => b1", "arrow"]


def test_comments_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    read = parse_synonyms(b"\xef\xbb\xbf# exams\r\n\r\n   \n  # more, words\nexam, test\rfee, cost")
    assert [_sides(rule)[0] for rule in read.rules] == [["exam", "test"], ["fee", "cost"]]
    assert read.problems == ()


def test_a_hash_inside_a_line_is_no_comment() -> None:
    assert _sides(parse_line("C# developer, programmer"))[0] == ["C# developer", "programmer"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("exam,, test", "empty entry"),
        ("exam, test,", "empty entry"),
        ("exam =>", "empty entry"),
        ("=> exam", "empty entry"),
        (",", "empty entry"),
        ("a1 => b1 => c1", "=> twice"),
        ("exam", "one entry alone"),
        ("exam, the", "'the'"),
        ("exam, ?!", "nobody can search"),
        ("exam, Exams", "one thing alone"),
        ("exam => exams", "one thing alone"),
        ("exam, " + "test " * (MAX_WORDS + 1), f"at most {MAX_WORDS} words"),
        ("exam, " + "-".join("t" * (MAX_WORDS + 1)), f"at most {MAX_WORDS} words"),
        (", ".join(f"word{number}" for number in range(MAX_ENTRIES + 1)), f"at most {MAX_ENTRIES},"),
        ("exam, " + "t" * MAX_LINE_LENGTH, "1,006 characters"),
    ],
)
def test_a_line_that_cannot_be_understood_says_why_and_what_to_do(line: str, reason: str) -> None:
    with pytest.raises(SynonymError, match=reason) as caught:
        parse_line(line)
    assert len(str(caught.value)) < 200
    assert any(word in str(caught.value) for word in ("write", "remove", "make", "add"))


def test_spellings_that_are_not_found_by_each_other_are_two_things() -> None:
    lexicon = Lexicon([parse_line("co-pay, copay")])
    assert [one.text for _, _, one in lexicon.expansions(Wording.of("co pay").terms)] == ["copay"]


def test_a_bad_line_is_named_and_the_others_count() -> None:
    read = parse_synonyms(b"# file\nexam, test\nlonely\nfee, cost\n\xff\xfe, b\nkid => child\n")
    assert len(read.rules) == 3
    assert [problem.partition(":")[0] for problem in read.problems] == ["line 3", "line 5"]
    assert "UTF-8" in read.problems[1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_one_problem(encoding: str) -> None:
    read = parse_synonyms("exam, test\nfee, cost\n".encode(encoding))
    assert (read.rules, len(read.problems)) == ((), 1)
    assert "save it as UTF-8" in read.problems[0]


def test_more_rules_than_are_taken_are_one_problem() -> None:
    lines = [f"word{number}, other{number}" for number in range(MAX_RULES + 10)]
    read = parse_synonyms("\n".join(lines).encode())
    assert len(read.rules) == MAX_RULES
    assert len(read.problems) == 1
    assert read.problems[0].startswith(f"line {MAX_RULES + 1}: ")


def test_a_file_that_is_wrong_throughout_is_told_in_few_lines() -> None:
    read = parse_synonyms(b"lonely\n" * 1000)
    assert len(read.problems) == 21
    assert read.problems[-1].startswith("980 more lines")


_LINES = st.text(st.sampled_from("ab ,=>\\#-’é\ud800\x1f\u2028") | st.characters(), max_size=40)


@given(_LINES)
def test_any_line_is_a_rule_or_a_synonym_error(line: str) -> None:
    try:
        rule = parse_line(line)
    except SynonymError:
        return
    assert all(one.terms for one in (*rule.sources, *rule.targets))


@given(st.lists(st.binary(max_size=30) | _LINES.map(lambda line: line.encode("utf-8", "surrogatepass"))))
def test_any_content_gives_rules_and_problems(lines: list[bytes]) -> None:
    read = parse_synonyms(b"\n".join(lines))
    Lexicon(read.rules)
    assert all(problem.isprintable() for problem in read.problems)
