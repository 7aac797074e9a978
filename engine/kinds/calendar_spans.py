"""Dates as stretches of days: a year is all its days, "late 1990s" the last third of ten years."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

Days = tuple[float, float]

_MONTHS = ("january february march april may june july august september october november december").split()
_MONTH = "|".join(_MONTHS)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_THIRDS = {"early": 0, "mid": 1, "late": 2}


def days_of(text: str) -> Days | None:
    """The first and the last day of a date, counted from the year 1; None where it names no year."""
    lowered = " ".join(text.lower().split())
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(lowered):
            try:
                return read(found)
            except (ValueError, OverflowError):
                return None
    return None


def _iso(found: re.Match[str]) -> Days:
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _day_first(found: re.Match[str]) -> Days:
    return _day(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


def _month_first(found: re.Match[str]) -> Days:
    return _day(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))


def _month(found: re.Match[str]) -> Days:
    year, month = int(found[2]), _MONTHS.index(found[1]) + 1
    following = _day(year + 1, 1, 1) if month == 12 else _day(year, month + 1, 1)
    return _day(year, month, 1)[0], following[0] - 1


def _years(found: re.Match[str]) -> Days:
    year = int(found[2])
    first, last = _day(year, 1, 1)[0], _day(year + (9 if found[3] else 0), 12, 31)[1]
    if found[1]:
        third = (last - first) / 3
        first += third * _THIRDS[found[1]]
        last = first + third
    return first, last


def _century(found: re.Match[str]) -> Days:
    first = (int(found[1]) - 1) * 100
    return _day(max(first, 1), 1, 1)[0], _day(first + 99, 12, 31)[1]


def _day(year: int, month: int, day: int) -> Days:
    number = float(date(year, month, day).toordinal())
    return number, number


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = (
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})"), _iso),
    (re.compile(rf"{_DAY} (?:of )?({_MONTH}),? (\d{{4}})"), _day_first),
    (re.compile(rf"({_MONTH}) {_DAY},? (\d{{4}})"), _month_first),
    (re.compile(rf"({_MONTH}),? (\d{{4}})"), _month),
    (re.compile(r"(?:(early|mid|late)[\s-])?(\d{4})(s)?"), _years),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th) century"), _century),
)
