from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questions.alternatives import Alternative, Reason, find_alternatives
from engine.questions.question import understand
from engine.vocabulary.lexicon import Lexicon, Rule, Wording
from engine.vocabulary.lexicon import Reason as LexiconReason


def _lexicon(*lines: str, reason: LexiconReason = "synonym") -> Lexicon:
    """Rules of entries that all mean the same, a line each."""
    groups = [tuple(Wording.of(entry.strip()) for entry in line.split(",")) for line in lines]
    return Lexicon([Rule(group, group, reason) for group in groups])


def _found(
    question: str, *lexicons: Lexicon, is_known: Callable[[str], bool] = lambda _: True
) -> tuple[Alternative, ...]:
    return find_alternatives(understand(question), lexicons, is_known)


def test_an_alternative_says_what_it_stands_for_and_why() -> None:
    assert _found("green tea exams", _lexicon("exam, final tests")) == (
        Alternative((2,), ("final", "test"), "synonym", "final tests"),
    )


def test_several_words_may_have_one_alternative() -> None:
    found = _found("jobs working at home", _lexicon("working at home, telework"))
    assert found == (Alternative((1, 2), ("telework",), "synonym", "telework"),)


def test_the_first_lexicon_to_name_an_alternative_decides_on_its_reason() -> None:
    editor, everyday = _lexicon("exam, test"), _lexicon("exam, test, trial", reason="everyday")
    assert [(one.text, one.reason) for one in _found("exam", editor, everyday)] == [
        ("test", "synonym"),
        ("trial", "everyday"),
    ]
    assert {one.reason for one in _found("exam", everyday, editor)} == {"everyday"}


def test_what_the_documents_do_not_hold_is_left_out() -> None:
    lexicon = _lexicon("exam, test, trial, final test")
    known = {"exam", "test"}
    assert [one.text for one in _found("exam", lexicon, is_known=known.__contains__)] == ["test"]


def test_a_word_of_the_question_that_no_document_holds_has_alternatives_all_the_same() -> None:
    found = _found("exam", _lexicon("exam, test"), is_known={"test"}.__contains__)
    assert [one.text for one in found] == ["test"]


def test_where_an_amount_is_asked_for_words_of_pay_stand_for_one_another() -> None:
    found = _found("How much does a coder make?")
    assert Alternative((1,), ("salari",), "money", "salari") in found
    assert {one.reason for one in found} == {"money"}
    assert _found("How do I make a cake?") == ()


def test_no_lexicon_and_no_amount_give_no_alternatives() -> None:
    assert _found("green tea") == ()


@pytest.mark.parametrize(
    ("reason", "is_equal"), [("synonym", True), ("acronym", True), ("everyday", False), ("money", False)]
)
def test_only_documents_and_editor_make_an_alternative_equal(reason: Reason, is_equal: bool) -> None:
    assert Alternative((0,), ("tea",), reason, "tea").is_equal is is_equal


_WORDS = st.sampled_from(["exam", "test", "fee", "cost"])
_LINES = st.lists(st.lists(_WORDS, min_size=2, max_size=3, unique=True).map(", ".join), max_size=3)


@given(st.lists(_WORDS, min_size=1, max_size=6), _LINES, _LINES, st.sets(_WORDS))
def test_alternatives_are_distinct_known_and_lie_within_the_question(
    words: list[str], first: list[str], second: list[str], known: set[str]
) -> None:
    question = understand(" ".join(words))
    lexicons = (_lexicon(*first), _lexicon(*second, reason="everyday"))
    found = find_alternatives(question, lexicons, known.__contains__)
    assert len({(one.covers, one.terms) for one in found}) == len(found)
    for one in found:
        assert known.issuperset(one.terms)
        assert set(one.covers) <= set(range(len(question.terms)))
        assert one.terms != tuple(question.terms[slot] for slot in one.covers)
