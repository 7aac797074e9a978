"""Matches in several texts by one call."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.errors import QuestionError
from engine.results import Match
from tests.webapp.fake_engine import FakeEngine
from webapp.matching import matches_in, split_matches


@given(st.lists(st.lists(st.sampled_from(["tea", "pot", ""]), max_size=4).map(" ".join), max_size=5))
def test_each_text_has_the_matches_it_has_alone(texts: list[str]) -> None:
    engine = FakeEngine([])
    assert matches_in(engine, "tea", texts) == [list(engine.matches("tea", text)) for text in texts]


def test_no_question_matches_nothing() -> None:
    assert matches_in(FakeEngine([]), "", ["tea", "tea"]) == [[], []]


def test_a_question_that_cannot_be_taken_matches_nothing() -> None:
    class Refusing(FakeEngine):
        def matches(self, question: str, text: str) -> tuple[Match, ...]:
            raise QuestionError("q", f"not {question} in {text}")

    assert matches_in(Refusing([]), "tea", ["tea"]) == [[]]


def test_matches_may_come_in_any_order() -> None:
    assert split_matches([Match(6, 1), Match(0, 2)], [3, 4], gap=2) == [[Match(0, 2)], [Match(1, 1)]]
