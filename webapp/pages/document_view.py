"""A document put together again from its sections, with a question's matches marked in all of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from engine.results import Match
from engine.section import Section, Span
from webapp.engine_protocol import Engine
from webapp.links import original_url, without_fragment
from webapp.pages.blocks import Group, groups
from webapp.pages.headings import Heading, outline
from webapp.pages.marking import MarkedText
from webapp.pages.matching import matches_in
from webapp.parameters import Asked

_FEWEST_CONTENTS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the reader is led to: a section, and in it the stretch that answers, if there is one."""

    section_id: str
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading with its matches marked."""

    html: Markup
    level: int
    id: str | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: the headings above it, its text and its blocks. ``found`` marks the passage led to."""

    id: str
    headings: tuple[HeadingView, ...]
    text: MarkedText
    groups: tuple[Group, ...]
    found: bool


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: a heading and the section to go to."""

    text: str
    section_id: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the template shows. ``original`` is the document's own address if it is an absolute one."""

    title: str
    marked_title: Markup
    date: str | None
    description: str
    original: str | None
    sections: tuple[SectionView, ...]
    contents: tuple[ContentsEntry, ...]


def document_view(
    engine: Engine, sections: tuple[Section, ...], asked: Asked, passage: Passage | None
) -> DocumentView:
    """The view of a document's sections (at least one); an empty question marks nothing."""
    first = sections[0]
    headings = outline(sections)
    pieces = [first.title]
    for section, above in zip(sections, headings, strict=True):
        pieces += [*(heading.text for heading in above), section.text]
    marks = iter(matches_in(engine, asked, pieces))
    marked_title = MarkedText(first.title, next(marks)).html()
    views = []
    for section, above in zip(sections, headings, strict=True):
        marked = tuple(_heading_view(heading, next(marks)) for heading in above)
        views.append(_section_view(section, marked, next(marks), passage))
    return DocumentView(
        title=first.title,
        marked_title=marked_title,
        date=first.date,
        description=first.description,
        original=original_url(without_fragment(first.url)),
        sections=tuple(views),
        contents=_contents(sections, headings),
    )


def _heading_view(heading: Heading, matches: list[Match]) -> HeadingView:
    return HeadingView(MarkedText(heading.text, matches).html(), heading.level, heading.id)


def _section_view(
    section: Section, headings: tuple[HeadingView, ...], matches: list[Match], passage: Passage | None
) -> SectionView:
    found = passage is not None and passage.section_id == section.id
    answer = passage.answer if found and passage else None
    text = MarkedText(section.text, matches, answer)
    return SectionView(section.id, headings, text, groups(section), found)


def _contents(
    sections: tuple[Section, ...], headings: list[tuple[Heading, ...]]
) -> tuple[ContentsEntry, ...]:
    """The outermost headings, where there are enough of them to get lost in."""
    entries = [
        ContentsEntry(heading.text, section.id)
        for section, above in zip(sections, headings, strict=True)
        for heading in above
        if heading.level == 2
    ]
    return tuple(entries) if len(entries) >= _FEWEST_CONTENTS else ()
