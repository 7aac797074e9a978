"""How often something is: told in words, and as the time from one occasion to the next."""

from __future__ import annotations

import pytest

from engine.kinds.answer_spans import kind_bits, spans_of_kind
from engine.kinds.expectation import AnswerKind, expected_kind
from engine.kinds.sentence_kinds import sentence_kinds
from engine.kinds.time_lengths import read_interval


@pytest.mark.parametrize(
    "question",
    [
        "How often should I water tomatoes?",
        "how frequently is it updated",
        "How many times a year is it held?",
    ],
)
def test_how_often_asks_for_a_frequency(question: str) -> None:
    assert expected_kind(question) is AnswerKind.FREQUENCY


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Water tomatoes every two days in summer.", "every two days"),
        ("Sharpen it once a month with a stone.", "once a month"),
        ("It is renewed every other year.", "every other year"),
        ("Members pay annually.", "annually"),
        ("The board meets three times per year.", "three times per year"),
        ("Codes change each year on October 1.", "each year"),
    ],
)
def test_the_whole_frequency_is_the_span(sentence: str, span: str) -> None:
    found = [sentence[start:end] for start, end in spans_of_kind(sentence, AnswerKind.FREQUENCY)]
    assert found == [span]
    assert kind_bits(sentence) == sentence_kinds(sentence)


def test_a_number_is_no_frequency() -> None:
    assert not spans_of_kind("Two tomatoes a plant, and 14 days of sun.", AnswerKind.FREQUENCY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("every two days", 2.0),
        ("every other day", 2.0),
        ("once a week", 7.0),
        ("twice a week", 3.5),
        ("three times per week", 7 / 3),
        ("once every two weeks", 14.0),
        ("daily", 1.0),
        ("every day", 1.0),
    ],
)
def test_a_frequency_is_the_time_between(text: str, days: float) -> None:
    found = read_interval(text)
    assert found is not None
    assert found.low == found.high == pytest.approx(days)


def test_a_frequency_may_lie_between_two() -> None:
    found = read_interval("every two to three years")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((730.5, 1095.75))


def test_what_is_not_clear_is_none() -> None:
    assert read_interval("zero times a week") is None
    assert read_interval("now and then") is None
