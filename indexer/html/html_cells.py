"""The cells of an HTML table on their grid of columns, if it is a table of data and not of layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.html.html_elements import (
    BLOCKS,
    HEADINGS,
    LISTS,
    PREFORMATTED,
    TABLE_CELLS,
    attribute,
    heading_level,
    is_never_text,
    own_id,
    stands_apart,
    whole_number,
)
from indexer.html.html_node import Element
from indexer.html.html_permalinks import is_permalink
from indexer.html.html_text import fold
from indexer.html.html_walk import walk

# More than tables that people read have; it bounds the work that a hostile colspan can cause.
_MAX_COLUMNS = 256
_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "caption"}) | TABLE_CELLS
_LAYOUT_ONLY = frozenset(HEADINGS) | PREFORMATTED | {"table", "form", "article", "section"}
_STRUCTURE = LISTS | {"dl", "blockquote"}


@dataclass(slots=True)
class Cell:
    """``column`` counts from 0; ``width`` and ``height`` are in columns and rows."""

    is_header: bool
    scope: str
    width: int
    height: int
    column: int = 0
    text: str = ""
    anchor: str | None = None


@dataclass(slots=True)
class Grid:
    """The rows in order, ``in_head`` telling for each whether it stands in ``thead``."""

    rows: list[list[Cell]] = field(default_factory=list)
    in_head: list[bool] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)


def read_grid(table: Element) -> Grid | None:
    """The grid of a table of data. None if ``table`` only arranges the page.

    That is: ``role=presentation``, a single column, tables or headings or listings inside, text outside the
    cells; or without a header row, lists or several paragraphs in a cell.
    """
    if attribute(table, "role") in ("presentation", "none"):
        return None
    reader = _GridReader(table)
    walk(table, reader)
    if reader.is_layout or max((len(row) for row in reader.grid.rows), default=0) < 2:
        return None
    if reader.has_structure and not _has_header_row(reader.grid):
        return None
    _place(reader.grid)
    return reader.grid


def _has_header_row(grid: Grid) -> bool:
    first = next((row for row in grid.rows if row), [])
    return any(grid.in_head) or (len(first) > 1 and all(cell.is_header for cell in first))


class _GridReader:
    """Visits the table once. From the first sign of a layout table on it goes no deeper."""

    def __init__(self, table: Element) -> None:
        self.grid = Grid()
        self.is_layout = False
        self.has_structure = False
        self._table = table
        self._head: Element | None = None
        self._part: Element | None = None
        self._pieces: list[str] = []
        self._anchor: str | None = None
        self._paragraphs = 0

    def enter(self, tag: Element) -> bool:
        if tag is self._table:
            return True
        if tag.name == "button" or is_never_text(tag) or (tag.name == "a" and is_permalink(tag, False)):
            return False
        if self.is_layout or tag.name in _LAYOUT_ONLY or heading_level(tag):
            self.is_layout = True
            return False
        self._anchor = self._anchor or own_id(tag)
        if tag.name in _PARTS:
            self._enter_part(tag)
        elif tag.name in BLOCKS or tag.name == "br" or stands_apart(tag):
            self._pieces.append(" ")
            self._paragraphs += tag.name == "p"
            self.has_structure |= self._paragraphs > 1 or tag.name in _STRUCTURE
        return True

    def leave(self, tag: Element) -> None:
        if tag is self._part:
            self._end_part(tag)
        elif tag is self._head:
            self._head = None
        elif tag.name in BLOCKS or stands_apart(tag):
            self._pieces.append(" ")

    def text(self, text: str) -> None:
        if self._part is not None:
            self._pieces.append(text)
        elif text.strip():
            self.is_layout = True

    def _enter_part(self, tag: Element) -> None:
        if self._part is not None:
            self.is_layout = True
        elif tag.name == "thead":
            self._head = tag
        elif tag.name == "tr":
            self.grid.rows.append([])
            self.grid.in_head.append(self._head is not None)
        elif tag.name == "caption":
            self._part = tag
        elif tag.name in TABLE_CELLS:
            self._enter_cell(tag)

    def _enter_cell(self, tag: Element) -> None:
        if not self.grid.rows:
            self.is_layout = True
            return
        scope = attribute(tag, "scope").lower().removesuffix("group")
        width = min(max(whole_number(attribute(tag, "colspan"), 1), 1), _MAX_COLUMNS)
        height = max(whole_number(attribute(tag, "rowspan"), 1), 1)
        self.grid.rows[-1].append(Cell(tag.name == "th" or scope == "col", scope, width, height))
        self._part, self._paragraphs = tag, 0

    def _end_part(self, tag: Element) -> None:
        text, anchor = fold("".join(self._pieces)), self._anchor
        self._part, self._pieces, self._anchor = None, [], None
        if tag.name != "caption":
            self.grid.rows[-1][-1].text, self.grid.rows[-1][-1].anchor = text, anchor
        elif text:
            self.grid.captions.append(text)


def _place(grid: Grid) -> None:
    """Give each cell its column: cells that reach down from rows above push it to the right."""
    taken_until: dict[int, int] = {}
    for number, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while column < _MAX_COLUMNS and taken_until.get(column, 0) > number:
                column += 1
            cell.column = column
            if cell.height > 1:
                taken_until.update(dict.fromkeys(range(column, column + cell.width), number + cell.height))
            column += cell.width
