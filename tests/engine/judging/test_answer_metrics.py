from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.judging.answer_metrics import ANSWER_MEASURES, answer_measures, holds, normalized, token_f1
from engine.results import Answer


def _answer(text: str, span: str | None = None) -> Answer:
    return Answer(
        text=text, span=span, start=0, end=0, confidence=1.0, section_id="", title="", breadcrumb=(), url=""
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Denver  Broncos!", "denver broncos"),
        ("an A.B.C. of the-art", "abc of theart"),
        ("$44,090", "44090"),
        ("24–10", "24–10"),
        ("Theatre", "theatre"),
        ("The.", ""),
    ],
)
def test_text_is_normalised_as_squad_does(text: str, expected: str) -> None:
    assert normalized(text) == expected


@pytest.mark.parametrize(
    ("text", "right", "expected"),
    [
        ("The Denver Broncos won.", "denver broncos", True),
        ("They won in 1950.", "5", False),
        ("It is $44,090 a year.", "44", False),
        ("It is 1.5 days.", "5", False),
        ("McManus' 33-yard field goal", "33", True),
        ("Jordan Norwood's return", "Norwood", True),
        ("It’s $44,090", "it's $44,090", True),
        ("The team, Denver, won.", "Denver won", True),
        ("They won.", "the", False),
        ("They won.", "", False),
        ("Costs (a+b)*", "(a+b)*", True),
    ],
)
def test_a_text_holds_an_answer_as_whole_words(text: str, right: str, expected: bool) -> None:
    assert holds(text, right) is expected


@pytest.mark.parametrize(
    ("text", "right", "f1"),
    [
        ("Denver Broncos", "The Denver Broncos", 1),
        ("Denver", "Denver Broncos", 2 / 3),
        ("to be or not to be", "to be", 0.5),
        ("Carolina", "Denver", 0),
        ("the", "a", 1),
        ("the", "Denver", 0),
    ],
)
def test_token_f1_weighs_the_words_in_common(text: str, right: str, f1: float) -> None:
    assert token_f1(text, right) == pytest.approx(f1)


def test_the_span_is_compared_and_the_best_right_answer_counts() -> None:
    answer = _answer("The Denver Broncos won.", "Denver Broncos")
    assert answer_measures(answer, ["Broncos", "the Denver Broncos"]) == dict.fromkeys(ANSWER_MEASURES, 1.0)
    measures = answer_measures(answer, ["Broncos", "Carolina"])
    assert (measures["answerHolds"], measures["exactMatch"]) == (1, 0)
    assert measures["tokenF1"] == pytest.approx(2 / 3)


def test_without_a_span_the_whole_quotation_is_compared() -> None:
    assert answer_measures(_answer("Denver."), ["denver"])["exactMatch"] == 1
    assert answer_measures(_answer("Denver won."), ["denver"])["exactMatch"] == 0


def test_no_answer_is_never_right() -> None:
    assert answer_measures(None, ["the"]) == dict.fromkeys(ANSWER_MEASURES, 0.0)


@given(st.text(), st.text())
def test_an_exact_match_has_the_best_f1_and_measures_stay_in_range(text: str, right: str) -> None:
    measures = answer_measures(_answer(text), [right])
    assert all(0 <= value <= 1 for value in measures.values())
    if measures["exactMatch"]:
        assert measures["tokenF1"] == 1
    assert token_f1(text, right) == token_f1(right, text)
