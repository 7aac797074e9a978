"""From a document's flat list of blocks to its outline: which text each heading governs, under which path.

Most headings own the text below them. A heading with nothing but other headings below it has no section of
its own and must not be lost either:

- what follows is deeper: it is an ancestor, and shows in the breadcrumb of what lies below it;
- what follows is of the same level and has text ("Chapter 3", "The Whale"): the two are one heading in two
  lines, and it stands before the other in its breadcrumb;
- otherwise it is a heading without a text of its own: it becomes a paragraph of the text it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from indexer.document import Heading, TextBlock


class Fate(Enum):
    """What becomes of a heading."""

    OWNER = auto()
    ANCESTOR = auto()
    FIRST_LINE = auto()
    PARAGRAPH = auto()


@dataclass(slots=True)
class OutlineEntry:
    """The text that one heading governs. ``path`` ends with that heading; it is empty before the first."""

    path: tuple[Heading, ...] = ()
    blocks: list[TextBlock] = field(default_factory=list)


def outline(blocks: Sequence[Heading | TextBlock]) -> list[OutlineEntry]:
    """The entries of a document in order, each with a block; blank blocks and headings are left out."""
    written = [block for block in blocks if block.text.strip()]
    fates = iter(_fates(written))
    entries = [OutlineEntry()]
    path: list[Heading] = []
    fate = Fate.OWNER
    for block in written:
        if isinstance(block, TextBlock):
            entries[-1].blocks.append(block)
            continue
        before, fate = fate, next(fates)
        if fate is Fate.PARAGRAPH:
            entries[-1].blocks.append(TextBlock("paragraph", block.text, block.anchor))
            continue
        path = _path_to(block, path, joined=before is Fate.FIRST_LINE)
        entries.append(OutlineEntry(tuple(path)))
    return [entry for entry in entries if entry.blocks]


def _path_to(heading: Heading, path: list[Heading], joined: bool) -> list[Heading]:
    """The headings above ``heading``, and itself; ``joined`` keeps the last of ``path`` at any level."""
    kept = path[:-1] if joined else list(path)
    while kept and kept[-1].level >= heading.level:
        kept.pop()
    return [*kept, *(path[-1:] if joined else []), heading]


def _fates(blocks: Sequence[Heading | TextBlock]) -> list[Fate]:
    """One for each heading, in order. What follows decides, so they are found from the end."""
    fates: list[Fate] = []
    following: Heading | TextBlock | None = None
    for block in reversed(blocks):
        if isinstance(block, Heading):
            fates.append(_fate(block, following, fates[-1] if fates else None))
        following = block
    return fates[::-1]


def _fate(heading: Heading, following: Heading | TextBlock | None, next_fate: Fate | None) -> Fate:
    if following is None:
        return Fate.PARAGRAPH
    if isinstance(following, TextBlock):
        return Fate.OWNER
    if following.level > heading.level:
        return Fate.ANCESTOR
    if following.level == heading.level and next_fate in (Fate.OWNER, Fate.ANCESTOR):
        return Fate.FIRST_LINE
    return Fate.PARAGRAPH
