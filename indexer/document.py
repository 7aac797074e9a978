"""A document as a reader hands it on: its metadata and its text as a flat list of blocks, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from engine.section import BlockKind


class Heading(NamedTuple):
    """A heading of ``level`` 1 to 6. ``anchor`` is the id in the source that links to it, if any."""

    text: str
    level: int
    anchor: str | None = None


class TextBlock(NamedTuple):
    """One paragraph, list item, table row, ... with white space folded (kept in ``code``).

    ``marker`` is what is written before the text to keep a list legible (``"- "``, ``"3. "``, with two
    spaces of indent per level of nesting); ``level`` is that nesting, 1 for the outermost list, 0 outside.
    A ``row`` is one row of a table that can be read alone: ``Header: cell | Header: cell``.
    """

    kind: BlockKind
    text: str
    anchor: str | None = None
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. ``path`` is relative to the corpus folder with forward slashes.

    ``url`` is the canonical address if the file names one. Dates are ISO 8601 days or None.
    A first heading that repeats the title is left out of ``blocks``: what is said twice counts once
    (its anchor is kept as ``anchor``, the place of what stands before the next heading).
    """

    path: str
    title: str
    blocks: tuple[Heading | TextBlock, ...]
    url: str | None = None
    description: str = ""
    published: str | None = None
    modified: str | None = None
    anchor: str | None = None
