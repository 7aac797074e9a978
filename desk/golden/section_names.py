"""Sections by the names that people type: ``doc#anchor``, or ``doc#heading`` where there is no anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engine.errors import QuireError
from engine.judging.judged_questions import section_name
from engine.section import Section
from indexer.links import slug_of

_NAMED = 8

Document = Callable[[str], tuple[Section, ...]]


def name_of(section: Section) -> str:
    """The name by which ``find_section`` finds a section."""
    return section_name(section.doc, section.anchor or None, last_heading(section))


def last_heading(section: Section) -> str:
    """The heading that a section stands under; empty before the first."""
    return section.breadcrumb[-1] if section.breadcrumb else ""


def find_section(document: Document, name: str) -> Section:
    """The section of this name. Raises QuireError where there is none, naming those that there are.

    The slug that sites make of a heading is taken for it where it can be no other. ``document`` gives the
    sections of a file, none if it is not in the index.
    """
    doc, place = _parted(document, name)
    sections = document(doc)
    if not sections:
        raise QuireError(f"{doc}: is not in the index; name its path below the corpus folder")
    by_name = [
        *(one for one in sections if place and one.anchor == place),
        *(one for one in sections if last_heading(one).casefold() == place.casefold()),
    ]
    by_slug = [one for one in sections if place and slug_of(last_heading(one)) == place.lower()]
    if by_name or len(by_slug) == 1:
        return [*by_name, *by_slug][0]
    if by_slug:
        raise QuireError(f"{name}: may be {_names(by_slug)}; name the heading as it is written")
    raise QuireError(f"{doc}: has no section {place!r}; it has {_names(sections)}")


def _parted(document: Document, name: str) -> tuple[str, str]:
    """Document and place; both may have a ``#`` of their own."""
    parted = list(_partings(name))
    return next((one for one in parted if document(one[0])), parted[0])


def _partings(name: str) -> Iterator[tuple[str, str]]:
    """All ways to read a name, the longest document first."""
    end = name.rfind("#")
    if end < 0:
        yield name, ""
    while end >= 0:
        yield name[:end], name[end + 1 :]
        end = name.rfind("#", 0, end)


def _names(sections: Sequence[Section]) -> str:
    names = [name_of(section) for section in sections[:_NAMED]]
    more = len(sections) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
