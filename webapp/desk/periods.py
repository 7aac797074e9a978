"""The time that a report of the desk is of, as its address says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

# 0 stands for all that is kept.
DAYS = (7, 30, 90, 0)


def days_of(args: Mapping[str, str], default: int) -> int:
    """How many days back; the default where the address says nothing that can be chosen."""
    chosen = args.get("days", "")
    return int(chosen) if chosen in map(str, DAYS) else default


def beginning(days: int) -> datetime | None:
    """When a period of so many days up to now began; None for all that is kept."""
    return datetime.now(UTC) - timedelta(days=days) if days else None
