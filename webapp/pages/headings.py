"""Which headings the document view shows above each section, at which level and with which id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.section import Section

_DEEPEST = 6

CONTINUED_AFTER = 40
"""A section with this many passages was too long for one: the next of the same breadcrumb continues it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page: ``level`` 2 to 6 (the title has 1). ``id`` is the source's anchor, once each."""

    text: str
    level: int
    id: str | None


def outline(sections: Iterable[Section]) -> list[tuple[Heading, ...]]:
    """For each section the headings to show: its own, and before it the ancestors not shown yet.

    A heading that governs no text of its own has no section; it stands in its descendants' breadcrumbs only.
    """
    listed = list(sections)
    used = {section.id for section in listed}
    shown: list[tuple[Heading, ...]] = []
    before: Section | None = None
    for section in listed:
        first = _first_new(before.breadcrumb if before else (), section.breadcrumb)
        shown.append(() if _continues(section, before) else _headings(section, first, used))
        before = section
    return shown


def _continues(section: Section, before: Section | None) -> bool:
    return (
        before is not None
        and len(before.passages) >= CONTINUED_AFTER
        and before.breadcrumb == section.breadcrumb
    )


def _first_new(before: tuple[str, ...], breadcrumb: tuple[str, ...]) -> int:
    """From which depth on the breadcrumb is new. A section's own heading is new even if it repeats one."""
    own = len(breadcrumb) - 1
    for depth, (old, new) in enumerate(zip(before, breadcrumb, strict=False)):
        if old != new:
            return min(depth, own)
    return max(0, min(len(before), own))


def _headings(section: Section, first: int, used: set[str]) -> tuple[Heading, ...]:
    own = len(section.breadcrumb) - 1
    headings = []
    for depth in range(first, len(section.breadcrumb)):
        anchor = _unused(section.anchor, used) if depth == own else None
        headings.append(Heading(section.breadcrumb[depth], min(depth + 2, _DEEPEST), anchor))
    return tuple(headings)


def _unused(anchor: str | None, used: set[str]) -> str | None:
    if not anchor or anchor in used:
        return None
    used.add(anchor)
    return anchor
