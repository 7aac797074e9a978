from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.kinds.figure import Figure
from engine.kinds.figure_reader import read_figure
from engine.section import Span

MONEY, PERCENTAGE, NUMBER = AnswerKind.MONEY, AnswerKind.PERCENTAGE, AnswerKind.NUMBER
DURATION, DATE = AnswerKind.DURATION, AnswerKind.DATE


def first_figure(sentence: str, kind: AnswerKind) -> Figure:
    """The first figure of a sentence."""
    start, end = spans_of_kind(sentence, kind)[0]
    found = read_figure(sentence, Span(start, end), kind)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "sentence", "low", "high", "unit"),
    [
        (MONEY, "It costs $44,090.", 44_090, 44_090, "$"),
        (MONEY, "It costs US$1.5 million.", 1_500_000, 1_500_000, "$"),
        (MONEY, "It costs $1.2 to 1.5 million.", 1_200_000, 1_500_000, "$"),
        (MONEY, "Between $200 and $500.", 200, 500, "$"),
        (MONEY, "It costs 300 dollars.", 300, 300, "$"),
        (MONEY, "It costs 25 cents.", 25, 25, "cent"),
        (MONEY, "It costs €40.", 40, 40, "€"),
        (MONEY, "It costs A$40.", 40, 40, "A$"),
        (MONEY, "They earn $14 an hour.", 14, 14, "$ hour"),
        (MONEY, "A monthly pass costs $58.", 58, 58, "$ month"),
        (MONEY, "A daily fee of $4.", 4, 4, "$ day"),
        (MONEY, "They earn $44,090 a year.", 44_090, 44_090, "$"),
        (PERCENTAGE, "Growth of 8%.", 8, 8, "%"),
        (PERCENTAGE, "Growth of eight per cent.", 8, 8, "%"),
        (PERCENTAGE, "A mark of 90 or 95 percent.", 90, 95, "%"),
        (NUMBER, "It has one hundred questions.", 100, 100, ""),
        (NUMBER, "It has 85,000 books.", 85_000, 85_000, ""),
        (NUMBER, "It has 10 to 20 cases.", 10, 20, ""),
        (DURATION, "It lasts 3 weeks.", 21, 21, "day"),
        (DATE, "It was founded on May 1, 1988.", 725_858, 725_858, "date"),
    ],
)
def test_a_figure_is_read_with_its_unit(
    kind: AnswerKind, sentence: str, low: float, high: float, unit: str
) -> None:
    found = first_figure(sentence, kind)
    assert (found.low, found.high, found.unit) == pytest.approx((low, high, unit))


@pytest.mark.parametrize(
    ("sentence", "bound", "rough"),
    [
        ("They earn more than $50.", 1, False),
        ("They earn $50 or more.", 1, False),
        ("They earn up to $50.", -1, False),
        ("They earn $50 or less.", -1, False),
        ("They earn about $50.", 0, True),
        ("They earn an estimated $50.", 0, True),
        ("They earn $50.", 0, False),
    ],
)
def test_words_beside_a_figure_leave_it_open_or_rough(sentence: str, bound: int, rough: bool) -> None:
    found = first_figure(sentence, MONEY)
    assert (found.bound, found.slack > 0) == (bound, rough)


@pytest.mark.parametrize(("kind", "sentence"), [(DURATION, "It takes a few weeks."), (DATE, "On May 3.")])
def test_what_cannot_be_told_as_numbers_is_none(kind: AnswerKind, sentence: str) -> None:
    start, end = spans_of_kind(sentence, kind)[0]
    assert read_figure(sentence, Span(start, end), kind) is None


def test_a_kind_that_is_no_figure_has_none() -> None:
    assert read_figure("Ada wrote it.", Span(0, 3), AnswerKind.PERSON) is None


@given(
    st.text("A1290 $€%,.-–' of in May yearshundpctmilo", max_size=60), st.sampled_from(sorted(REQUIRED_KINDS))
)
def test_whatever_has_the_shape_is_read_or_none(sentence: str, kind: AnswerKind) -> None:
    for start, end in spans_of_kind(sentence, kind):
        found = read_figure(sentence, Span(start, end), kind)
        assert found is None or found.low <= found.high
        assert found is None or found.same(found)
