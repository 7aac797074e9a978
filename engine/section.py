"""The unit that is searched: a section of a document, and the passages it is cut into.

Readers of documents make sections, the index stores them, ranking returns them: this module is the
one thing that all of them agree on. Offsets are in characters of ``Section.text``, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "item", "step", "term", "definition", "row", "code", "quote", "caption"]


class Block(NamedTuple):
    """One paragraph, list item, table row, ... of a section: ``text[start:end]``, its marker left out.

    ``level`` is how deep an item is nested in lists (1 for the outermost), otherwise 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


class Span(NamedTuple):
    """A stretch ``text[start:end]`` of a section's text."""

    start: int
    end: int


def heading_path(title: str, breadcrumb: Iterable[str]) -> str:
    """Where a section stands, as a line of text: its document's title and the headings down to its own."""
    return " > ".join((title, *breadcrumb))


@dataclass(frozen=True, slots=True)
class Section:
    """What one heading governs, down to the next heading.

    ``doc`` is the file's path below the corpus folder, with forward slashes. ``breadcrumb`` is the path
    of headings below the title, the section's own heading last; it is empty for what stands before
    the first heading. ``anchor`` is the id in the source that ``url`` points to, or None where there
    is none and ``url`` carries a text fragment. ``date`` is ISO 8601 (``2024-05-01``) or None.
    ``position`` counts the sections of the document from 0. Passages cover the text in order; the
    sentences lie inside them and never cross a block.
    """

    id: str
    doc: str
    title: str
    breadcrumb: tuple[str, ...]
    anchor: str | None
    url: str
    date: str | None
    description: str
    position: int
    text: str
    blocks: tuple[Block, ...]
    passages: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @property
    def heading(self) -> str:
        """The section's own heading, or the title for what stands before the first heading."""
        return self.breadcrumb[-1] if self.breadcrumb else self.title

    def sentences_within(self, passage: Span) -> list[Span]:
        """The sentences of one of the section's passages, in order."""
        return [sentence for sentence in self.sentences if passage.start <= sentence.start < passage.end]
