"""A section's blocks as the document view shows them: paragraphs, lists, tables, ... in order.

Everything here is offsets into the section's text; the template asks ``MarkedText`` for the HTML of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from engine.section import Block, Section, Span
from webapp.pages.nested_list import ListEvent, list_events
from webapp.pages.table import Table, table

_RUN_OF = {"item": "list", "step": "list", "term": "definitions", "definition": "definitions", "row": "rows"}
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring blocks that are shown as one thing.

    ``kind`` is "list", "definitions", "table", "rows" or the kind of its blocks. ``events`` is set for
    a list and ``table`` for a table.
    """

    kind: str
    blocks: tuple[Block, ...]
    events: tuple[ListEvent, ...] = ()
    table: Table | None = None


def groups(section: Section) -> tuple[Group, ...]:
    """The section's blocks, grouped. Text without blocks is taken as paragraphs between blank lines."""
    blocks = section.blocks or _paragraphs(section.text)
    runs = groupby(blocks, key=_run)
    return tuple(_group(kind, tuple(run), section.text) for kind, run in runs)


def _run(block: Block) -> str:
    return _RUN_OF.get(block.kind, block.kind)


def _group(kind: str, blocks: tuple[Block, ...], text: str) -> Group:
    if kind == "list":
        return Group(kind, blocks, events=list_events(text, blocks))
    if kind == "rows" and (found := table(text, [Span(block.start, block.end) for block in blocks])):
        return Group("table", blocks, table=found)
    return Group(kind, blocks)


def _paragraphs(text: str) -> tuple[Block, ...]:
    starts = [0, *(gap.end() for gap in _BLANK_LINE.finditer(text))]
    ends = [*(gap.start() for gap in _BLANK_LINE.finditer(text)), len(text)]
    return tuple(Block("paragraph", s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip())
