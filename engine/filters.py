"""Which documents a question is asked of: those of some groups, of some days, or all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """``groups`` are those of which documents are wanted, none for all; days are inclusive, None for any.

    A document without a date is left out as soon as a day is given.
    """

    groups: frozenset[str] = frozenset()
    earliest: date | None = None
    latest: date | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.groups) or self.dated

    @property
    def dated(self) -> bool:
        """Whether a day is given."""
        return self.earliest is not None or self.latest is not None

    def allow(self, doc: str, day: date | None) -> bool:
        """Whether a document is wanted, by its path and its date."""
        return (not self.groups or group_of(doc) in self.groups) and (not self.dated or self._in_time(day))

    def _in_time(self, day: date | None) -> bool:
        if day is None:
            return False
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)


@dataclass(frozen=True, slots=True)
class Group:
    """A group that documents may be chosen by, and how many documents it has."""

    name: str
    documents: int


def group_of(doc: str) -> str:
    """The first folder of a document's path; empty where it lies in none."""
    folder, slash, _ = doc.partition("/")
    return folder if slash else ""


def read_day(text: str) -> date | None:
    """The day that a text like ``2024-05-01`` names, or None."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
