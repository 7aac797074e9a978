from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.vocabulary.lexicon import Expansion, Lexicon, Rule, Wording


def _rule(sources: str, targets: str | None = None) -> Rule:
    said, meant = (
        tuple(Wording.of(text.strip()) for text in side.split(",")) for side in (sources, targets or sources)
    )
    return Rule(said, meant, "synonym")


def _found(lexicon: Lexicon, question: str) -> list[tuple[int, int, str]]:
    places = lexicon.expansions(Wording.of(question).terms)
    return [(start, end, expansion.text) for start, end, expansion in places]


def test_an_expansion_says_what_stands_for_what_and_why() -> None:
    lexicon = Lexicon([_rule("exams, certification tests")])
    assert lexicon.expansions(["fee", "exam"]) == [
        (1, 2, Expansion(("exam",), ("certif", "test"), "synonym", "certification tests"))
    ]


def test_a_group_works_in_every_direction() -> None:
    lexicon = Lexicon([_rule("exam, test, examination")])
    assert _found(lexicon, "test") == [(0, 1, "exam"), (0, 1, "examination")]
    assert _found(lexicon, "examinations") == [(0, 1, "exam"), (0, 1, "test")]


def test_a_rule_from_one_to_another_does_not_work_backwards() -> None:
    lexicon = Lexicon([_rule("kid", "child")])
    assert _found(lexicon, "kids") == [(0, 1, "child")]
    assert _found(lexicon, "child") == []


def test_an_entry_of_several_words_matches_in_order_and_side_by_side() -> None:
    lexicon = Lexicon([_rule("working from home, telework")])
    assert _found(lexicon, "jobs working at home") == [(1, 3, "telework")]
    assert _found(lexicon, "home working") == []
    assert _found(lexicon, "working far from home") == []


def test_a_compound_is_not_what_its_one_word_that_counts_says() -> None:
    # "A" and "in" are stop words.
    lexicon = Lexicon([_rule("CPC-A, apprentice"), _rule("sign-in", "log on page"), _rule("real-time, live")])
    assert _found(lexicon, "CPC") == _found(lexicon, "sign") == []
    assert _found(lexicon, "CPC-A") == [(0, 1, "apprentice")]
    assert _found(lexicon, "real time") == [(0, 2, "live")]


def test_longer_matches_come_first_and_shorter_ones_as_well() -> None:
    lexicon = Lexicon([_rule("home, house"), _rule("home health, care"), _rule("health, wellness")])
    assert _found(lexicon, "home health") == [(0, 2, "care"), (0, 1, "house"), (1, 2, "wellness")]


def test_a_match_at_the_end_does_not_reach_beyond_it() -> None:
    assert _found(Lexicon([_rule("home health aide, helper")]), "home health") == []
    assert _found(Lexicon([_rule("home, home help")]), "home") == [(0, 1, "home help")]


def test_every_place_is_found() -> None:
    assert _found(Lexicon([_rule("a test, exam")]), "test after test") == [(0, 1, "exam"), (2, 3, "exam")]


def test_earlier_rules_come_first_and_nothing_comes_twice() -> None:
    lexicon = Lexicon([_rule("fee, price"), _rule("fee, cost, prices")])
    assert _found(lexicon, "fee") == [(0, 1, "price"), (0, 1, "cost")]


def test_a_compound_is_found_however_it_is_written() -> None:
    lexicon = Lexicon([_rule("follow-up visit, second visit")])
    for question in ("follow-up visit", "followup visit", "follow up visit"):
        assert [text for _, _, text in _found(lexicon, question)] == ["second visit"]


def test_a_wording_of_stop_words_alone_is_never_a_source() -> None:
    assert Wording.of("of the").terms == ()
    assert _found(Lexicon([_rule("of the, exam")]), "the exam of") == [(0, 1, "of the")]


def test_an_empty_lexicon_or_question_gives_nothing() -> None:
    assert Lexicon([]).expansions(["exam"]) == []
    assert Lexicon([_rule("exam, test")]).expansions([]) == []


def test_looking_up_does_not_depend_on_the_number_of_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[tuple[str, ...]] = []

    def recording(_: Lexicon, source: tuple[str, ...]) -> Iterator[Expansion]:
        looked_up.append(source)
        return iter(())

    lexicon = Lexicon([_rule(f"word{number} more, other{number}") for number in range(1000)])
    monkeypatch.setattr(Lexicon, "_expansions_of", recording)
    lexicon.expansions(["word7", "more", "unheard", "of"])
    assert looked_up == [("word7", "more")]


_WORDS = st.sampled_from(["exam", "test", "fee", "cost"])
_ENTRIES = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(st.lists(_ENTRIES, min_size=2, max_size=4), max_size=6), st.lists(_WORDS, max_size=8))
def test_what_is_found_is_what_trying_every_rule_at_every_place_finds(
    groups: list[list[str]], question: list[str]
) -> None:
    terms = list(Wording.of(" ".join(question)).terms)
    rules = [_rule(", ".join(group)) for group in groups]
    tried = {
        (start, start + len(source.terms), target.terms)
        for rule in rules
        for source in rule.sources
        for target in rule.targets
        for start in range(len(terms))
        if tuple(terms[start : start + len(source.terms)]) == source.terms != target.terms
    }
    found = Lexicon(rules).expansions(terms)
    assert len(found) == len(tried)
    assert {(start, end, expansion.target) for start, end, expansion in found} == tried
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
