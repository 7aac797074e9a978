"""Matches in several texts by one call."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.errors import QuestionError
from engine.results import Match
from tests.webapp.fake_engine import FakeEngine
from webapp.pages.matching import matches_in, split_matches
from webapp.parameters import Asked


@given(st.lists(st.lists(st.sampled_from(["tea", "pot", ""]), max_size=4).map(" ".join), max_size=5))
def test_each_text_has_the_matches_it_has_alone(texts: list[str]) -> None:
    engine = FakeEngine([])
    assert matches_in(engine, Asked("tea"), texts) == [list(engine.matches("tea", text)) for text in texts]


def test_no_question_matches_nothing() -> None:
    assert matches_in(FakeEngine([]), Asked(""), ["tea", "tea"]) == [[], []]


def test_a_question_that_cannot_be_taken_matches_nothing() -> None:
    class Refusing(FakeEngine):
        def matches(self, question: str, text: str, correct: bool = True) -> tuple[Match, ...]:
            raise QuestionError("q", f"not {question} in {text} ({correct})")

    assert matches_in(Refusing([]), Asked("tea"), ["tea"]) == [[]]


def test_a_question_is_corrected_unless_that_is_declined() -> None:
    engine = FakeEngine([])
    engine.corrected = "tea"
    assert matches_in(engine, Asked("teaa"), ["tea"]) == [[Match(0, 3)]]
    assert matches_in(engine, Asked("teaa", correct=False), ["tea"]) == [[]]


def test_matches_may_come_in_any_order() -> None:
    assert split_matches([Match(6, 1), Match(0, 2)], [3, 4], gap=2) == [[Match(0, 2)], [Match(1, 1)]]
