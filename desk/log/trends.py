"""Which questions are new, and which are asked more often than before."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.log.asked import AskedQuestion

# This week and those that it is compared with.
WEEKS = 5
# One more or less says nothing.
_LEAST_ASKED = 3


@dataclass(frozen=True, slots=True)
class Rising:
    """A question asked ``now`` times this week, and ``before`` times a week in the weeks before."""

    text: str
    now: int
    before: float


def new_questions(asked: Iterable[AskedQuestion], since: datetime) -> list[AskedQuestion]:
    """Questions that nobody asked before ``since``, as far back as any are kept; most asked first."""
    return [question for question in asked if question.asked and question.first_at >= since]


def rising_questions(weekly: Mapping[str, Sequence[int]]) -> list[Rising]:
    """Questions asked more often this week than in the weeks before; the clearest rise first.

    ``weekly`` has how often each was asked a week, this week first. A rise is measured in what chance would
    make of as many askings as before (their square root): from 1 to 9 is more than from 90 to 100.
    """
    rows = [Rising(text, counts[0], sum(counts[1:]) / (len(counts) - 1)) for text, counts in weekly.items()]
    rising = [row for row in rows if row.now >= _LEAST_ASKED and _rise(row) > 1]
    return sorted(rising, key=lambda row: (-_rise(row), row.text))


def _rise(row: Rising) -> float:
    return (row.now - row.before) / math.sqrt(row.before + 1)
