"""Sections by the names that people type: ``doc#anchor``, or ``doc#heading`` where there is no anchor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.errors import QuireError
from engine.section import Section

_NAMED = 8


def name_of(section: Section) -> str:
    """The name by which ``find_section`` finds a section."""
    return f"{section.doc}#{section.anchor or last_heading(section)}"


def last_heading(section: Section) -> str:
    """The heading that a section stands under; empty before the first."""
    return section.breadcrumb[-1] if section.breadcrumb else ""


def find_section(document: Callable[[str], tuple[Section, ...]], name: str) -> Section:
    """The section of this name. Raises QuireError where there is none, naming those that there are.

    ``document`` gives the sections of a file, none if it is not in the index.
    """
    doc, _, place = name.rpartition("#") if "#" in name else (name, "", "")
    sections = document(doc)
    if not sections:
        raise QuireError(f"{doc}: is not in the index; name its path below the corpus folder")
    for one in sections:
        if place and one.anchor == place:
            return one
    for one in sections:
        if last_heading(one).casefold() == place.casefold():
            return one
    raise QuireError(f"{doc}: has no section {place!r}; it has {_names(sections)}")


def _names(sections: Sequence[Section]) -> str:
    names = [name_of(section) for section in sections[:_NAMED]]
    more = len(sections) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
