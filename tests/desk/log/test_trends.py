"""New and rising questions."""

from __future__ import annotations

from datetime import UTC, datetime

from desk.log.asked import AskedQuestion
from desk.log.trends import Rising, new_questions, rising_questions

_OLD, _SINCE, _NEW = (datetime(2026, 5, day, tzinfo=UTC) for day in (1, 10, 11))


def test_new_is_what_was_first_asked_since_then() -> None:
    old = AskedQuestion("old", 2, _OLD, _NEW, "nothing", None, None)
    new = AskedQuestion("new", 1, _NEW, _NEW, "nothing", None, None)
    voted = AskedQuestion("voted", 0, _NEW, _NEW, None, None, None, 1)
    assert new_questions([old, new, voted], _SINCE) == [new]


def test_rising_is_what_chance_would_not_make_of_the_weeks_before() -> None:
    weekly = {
        "from one to nine": (9, 1, 1, 1, 1),
        "from ninety to a hundred": (100, 90, 90, 90, 90),
        "from ninety to two hundred": (200, 90, 90, 90, 90),
        "steady": (5, 5, 5, 5, 5),
        "falling": (1, 9, 9, 9, 9),
        "twice": (2, 0, 0, 0, 0),
        "new": (4, 0, 0, 0, 0),
        "gone": (0, 1, 0, 0, 0),
    }
    found = rising_questions(weekly)
    assert [row.text for row in found] == [
        "from ninety to two hundred", "from one to nine", "new", "from ninety to a hundred",
    ]  # fmt: skip
    assert found[1] == Rising("from one to nine", 9, 1.0)
