from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds.figure import Figure

VALUES = st.floats(0, 1e9)
FIGURES = st.builds(
    lambda low, more, unit, bound, slack: Figure(low, low + more, unit, "", bound, slack),
    VALUES,
    st.sampled_from([0.0, 1.0, 50.0]),
    st.sampled_from(["$", "%", "date"]),
    st.sampled_from([-1, 0, 1]),
    st.sampled_from([0.0, 0.1]),
)


def exactly(value: float, unit: str = "$") -> Figure:
    return Figure(value, value, unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (exactly(44_090), exactly(39_180)),
        (exactly(36, ""), exactly(40, "")),
        (exactly(100, ""), exactly(104, "")),
        (Figure(9, 12, "day"), Figure(13, 15, "day")),
        (Figure(30, 30, "day", "day", -1), Figure(60, 60, "day", "day", -1)),
        (Figure(70, 70, "$", "", 1), exactly(50)),
        (Figure(100, 100, "$", "", 0, 0.1), exactly(120)),
    ],
)
def test_figures_that_lie_apart_differ(one: Figure, other: Figure) -> None:
    assert one.differs(other)
    assert not one.same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (exactly(44_090), exactly(44_090)),
        (exactly(44_000), exactly(44_090)),
        (exactly(400), exactly(399)),
        (exactly(5, "day"), exactly(5.2, "day")),
        (Figure(9, 12, "day"), Figure(12, 18, "day")),
        (Figure(30, 30, "day", "day", -1), exactly(14, "day")),
        (Figure(70, 70, "$", "", 1), exactly(90)),
        (Figure(100, 100, "$", "", 0, 0.1), exactly(105)),
        (Figure(28, 28, "day", "week"), Figure(30.44, 30.44, "day", "month")),
    ],
)
def test_figures_that_meet_are_the_same(one: Figure, other: Figure) -> None:
    assert one.same(other)
    assert not one.differs(other)


def test_units_are_never_compared() -> None:
    assert not exactly(5).differs(exactly(9, "%"))
    assert not exactly(5).same(exactly(5, "%"))


@given(FIGURES, FIGURES)
def test_differing_goes_both_ways(one: Figure, other: Figure) -> None:
    assert one.differs(other) == other.differs(one)
    assert not (one.differs(other) and one.same(other))


@given(FIGURES)
def test_no_figure_differs_from_itself_however_bounded(one: Figure) -> None:
    for bound in (-1, 0, 1):
        assert not one.differs(replace(one, bound=bound))
