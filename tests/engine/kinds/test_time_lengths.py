from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds.time_lengths import read_length


@pytest.mark.parametrize(
    ("before", "text", "low", "high"),
    [
        ("", "30 days", 30, 30),
        ("", "nine months to one year", 273.96, 365.25),
        ("", "9 to 12 months", 273.96, 365.28),
        ("", "9-12 months", 273.96, 365.28),
        ("a ", "two-year", 730.5, 730.5),
        ("", "twenty-five years", 9131.25, 9131.25),
        ("", "2 years and 6 months", 913.14, 913.14),
        ("lasts three and a ", "half hours", 3.5 / 24, 3.5 / 24),
        ("takes half ", "an hour", 0.5 / 24, 0.5 / 24),
        ("takes ", "a year", 365.25, 365.25),
        ("", "four full weeks", 28, 28),
        ("", "two centuries", 73_050, 73_050),
    ],
)
def test_a_length_of_time_is_days(before: str, text: str, low: float, high: float) -> None:
    found = read_length(text, before, "")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.unit == "day"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("$5 ", "a year"),
        ("", "a few weeks"),
        ("", "several months"),
        ("needs ", "two more years"),
        ("", "five business days"),
        ("", "soon"),
        ("", ""),
    ],
)
def test_what_is_no_clear_length_is_none(before: str, text: str) -> None:
    assert read_length(text, before, "") is None


def test_what_comes_again_and_who_is_so_old_are_other_measures() -> None:
    again, old = read_length("two years", "renewed every ", ""), read_length("18 years", "", " old")
    assert again is not None
    assert old is not None
    assert (again.unit, old.unit) == ("every day", "age")


def test_weeks_and_months_are_worded_otherwise_and_so_need_not_fit_to_the_day() -> None:
    weeks, month = read_length("four weeks", "", ""), read_length("one month", "", "")
    assert weeks is not None
    assert month is not None
    assert weeks.same(month)


@given(st.text("0129 -–,.andtoryeswkhlfu", max_size=40), st.text(" anevryhlf", max_size=20))
def test_any_text_is_read_or_none(text: str, before: str) -> None:
    found = read_length(text, before, text)
    assert found is None or found.low <= found.high
