from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds.calendar_spans import days_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-01", date(2024, 5, 1), date(2024, 5, 1)),
        ("October 1, 2015", date(2015, 10, 1), date(2015, 10, 1)),
        ("October 1st, 2015", date(2015, 10, 1), date(2015, 10, 1)),
        ("3rd of May 2025", date(2025, 5, 3), date(2025, 5, 3)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("December 2021", date(2021, 12, 1), date(2021, 12, 31)),
        ("1988", date(1988, 1, 1), date(1988, 12, 31)),
        ("1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("19th century", date(1800, 1, 1), date(1899, 12, 31)),
    ],
)
def test_a_date_is_its_days(text: str, first: date, last: date) -> None:
    assert days_of(text) == (first.toordinal(), last.toordinal())


def test_the_parts_of_a_decade_follow_one_another() -> None:
    early, mid, late = (days_of(f"{part} 1990s") for part in ("early", "mid", "late"))
    assert early and mid and late
    assert early[0] < early[1] <= mid[0] < mid[1] <= late[0] < late[1]


@pytest.mark.parametrize("text", ["", "May 3", "May", "next year", "2024-13-01", "February 30, 2024", "0000"])
def test_what_names_no_day_of_a_year_is_none(text: str) -> None:
    assert days_of(text) is None


@given(st.dates())
def test_a_day_is_the_same_in_every_form(day: date) -> None:
    year = f"{day.year:04}"
    forms = [day.isoformat(), f"{day.day} {day:%B} {year}", f"{day:%B} {day.day}, {year}"]
    assert {days_of(form) for form in forms} == {(day.toordinal(), day.toordinal())}


@given(st.text("0123456789 -,thsofMay", max_size=30))
def test_any_text_is_a_stretch_forwards_or_none(text: str) -> None:
    found = days_of(text)
    assert found is None or found[0] <= found[1]
