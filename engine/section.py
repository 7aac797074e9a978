"""The unit that is searched: a section of a document, and the passages it is cut into.

Readers of documents make sections, the index stores them, ranking returns them: this module is the
one thing that all of them agree on. Offsets are in characters of ``Section.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

BlockKind = Literal["paragraph", "item", "step", "term", "definition", "row", "code", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, table row, ... of a section: ``text[start:end]``, its marker left out.

    ``level`` is how deep an item is nested in lists (1 for the outermost), otherwise 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``text[start:end]`` of a section's text."""

    start: int
    end: int


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

    def to_record(self) -> dict[str, Any]:
        """The section as plain JSON values, as the index stores it."""
        return {
            "id": self.id,
            "doc": self.doc,
            "title": self.title,
            "breadcrumb": list(self.breadcrumb),
            "anchor": self.anchor,
            "url": self.url,
            "date": self.date,
            "description": self.description,
            "position": self.position,
            "text": self.text,
            "blocks": [[b.kind, b.start, b.end, b.level] for b in self.blocks],
            "passages": [[p.start, p.end] for p in self.passages],
            "sentences": [[s.start, s.end] for s in self.sentences],
        }

    @staticmethod
    def from_record(record: dict[str, Any]) -> Section:
        """The inverse of ``to_record``."""
        return Section(
            id=record["id"],
            doc=record["doc"],
            title=record["title"],
            breadcrumb=tuple(record["breadcrumb"]),
            anchor=record["anchor"],
            url=record["url"],
            date=record["date"],
            description=record["description"],
            position=record["position"],
            text=record["text"],
            blocks=tuple(Block(*values) for values in record["blocks"]),
            passages=tuple(Span(*values) for values in record["passages"]),
            sentences=tuple(Span(*values) for values in record["sentences"]),
        )
