from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questions.corrections import find_corrections


def _pairs(asked: str, corrected: str) -> list[tuple[str, str]]:
    return [(one.asked, one.corrected) for one in find_corrections(asked, corrected)]


@pytest.mark.parametrize(
    ("asked", "corrected", "pairs"),
    [
        ("grean tea", "green tea", [("grean", "green")]),
        ("What is teh grean tae?", "What is teh green tea?", [("grean", "green"), ("tae", "tea")]),
        ("a teapott", "a tea pot", [("teapott", "tea pot")]),
        ("a grean teapott, hot", "a green tea pot, hot", [("grean", "green"), ("teapott", "tea pot")]),
        ("tea pott holds", "teapot holds", [("tea pott", "teapot")]),
        ("grean", "green", [("grean", "green")]),
        ("green tea", "green tea", []),
        ("", "", []),
    ],
)
def test_the_words_that_differ_are_told(asked: str, corrected: str, pairs: list[tuple[str, str]]) -> None:
    assert _pairs(asked, corrected) == pairs


def test_the_place_is_that_of_the_corrected_word() -> None:
    corrected = "is green tea green?"
    places = [corrected[one.start : one.end] for one in find_corrections("is grean tea grene?", corrected)]
    assert places == ["green", "green"]


_TEXTS = st.text(alphabet="ab -.é", max_size=30)


@given(_TEXTS, _TEXTS)
def test_any_two_texts_can_be_compared_and_places_ascend(asked: str, corrected: str) -> None:
    done = 0
    for one in find_corrections(asked, corrected):
        assert done <= one.start < one.end <= len(corrected)
        assert one.corrected == corrected[one.start : one.end]
        assert one.asked in asked
        done = one.end


def test_a_long_question_takes_no_time() -> None:
    started = time.perf_counter()
    assert len(find_corrections("gren a " * 285, "green a " * 285)) == 285
    assert time.perf_counter() - started < 0.5
