"""Figures as numbers, so that two of them can be told to differ or to be the same in other words.

A figure is a stretch between two numbers of a unit: ``$44,090`` is one point, "nine months to one year" runs
from 274 to 365 days, and so does a year as a date from its first day to its last. Two figures of a unit
differ where their stretches lie apart by more than their wording allows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

# A month is 28 to 31 days, and a year 52 weeks or 12 months or 365 days.
_BETWEEN_UNITS_OF_TIME = 0.1
# ``$400`` for ``$399``: the same figure with fewer digits.
_ROUNDED = 0.02


@dataclass(frozen=True, slots=True)
class Figure:
    """From ``low`` to ``high`` of a unit, both the same for a single value.

    ``worded`` is the unit as it is written, where one unit has several words. ``bound`` is -1 for "up to", 1
    for "at least" and 0 otherwise; ``slack`` is the share by which another figure may be off and still be the
    same ("about").
    """

    low: float
    high: float
    unit: str
    worded: str = ""
    bound: int = 0
    slack: float = 0.0

    def differs(self, other: Figure) -> bool:
        """Whether both are of one unit and cannot both be right."""
        if self.unit != other.unit:
            return False
        # "Within 30 days" and "within 60 days" differ, "30 days" and "within 60 days" do not.
        first, second = (self, other) if self.bound == other.bound else (self._open(), other._open())
        gap = max(first.low, second.low) - min(first.high, second.high)
        return gap > 0 and gap > self._allowance(other) and not _is_rounded(self, other)

    def same(self, other: Figure) -> bool:
        """Whether both are of one unit and can both be right."""
        return self.unit == other.unit and not self.differs(other)

    def _open(self) -> Figure:
        if self.bound < 0:
            return replace(self, low=-math.inf)
        return replace(self, high=math.inf) if self.bound else self

    def _allowance(self, other: Figure) -> float:
        share = max(self.slack, other.slack)
        if self.worded != other.worded:
            share = max(share, _BETWEEN_UNITS_OF_TIME)
        return share * min(abs(self.high), abs(other.high))


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether one figure is the other with fewer digits."""
    if one.low != one.high or other.low != other.high or one.unit == "date":
        return False
    coarse, fine = sorted((one.low, other.low), key=_digits)
    if coarse == round(fine) and fine != round(fine):
        return True
    return abs(coarse - fine) <= _ROUNDED * abs(fine) and coarse == _to_digits(fine, _digits(coarse))


def _digits(value: float) -> int:
    """How many digits a number has that do more than tell its size: 2 of 44,000."""
    return len(f"{value:.12g}".split("e")[0].replace(".", "").replace("-", "").strip("0"))


def _to_digits(value: float, digits: int) -> float:
    return float(f"{value:.{max(digits, 1) - 1}e}")
