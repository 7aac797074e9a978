"""The rows of an HTML table, each with its headers repeated so that it can be read alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.section import BlockKind
from indexer.html.html_cells import Cell, Grid, read_grid
from indexer.html.html_node import Element

# Headers are repeated in every row: what is beyond these stands in a row of its own, once.
_MOST_HEADERS = 5
_LONGEST_LABEL = 150


@dataclass(frozen=True, slots=True)
class Row:
    """A ``row`` or ``caption`` block to be; ``anchor`` is the row's own id or the first one in it."""

    kind: BlockKind
    text: str
    anchor: str | None


def rows_of(table: Element) -> list[Row] | None:
    """The caption and the rows of ``table``, or None if it only arranges ordinary blocks."""
    grid = read_grid(table)
    if grid is None:
        return None
    rows = [Row("caption", caption, None) for caption in grid.captions]
    for headers, body in _groups(grid):
        rows.extend(_group_rows(headers, body))
    return rows


_Line = list[Cell]


def _groups(grid: Grid) -> list[tuple[list[_Line], list[_Line]]]:
    """Header rows, each time with the body rows that they head."""
    groups: list[tuple[list[_Line], list[_Line]]] = [([], [])]
    for cells, in_head in zip(grid.rows, grid.in_head, strict=True):
        if in_head or _is_header(cells):
            if groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(cells)
        else:
            groups[-1][1].append(cells)
    return groups


def _is_header(cells: _Line) -> bool:
    return len(cells) > 1 and all(cell.is_header and cell.scope != "row" for cell in cells)


@dataclass(slots=True)
class _Labels:
    """For each column the header cells above it, from the top."""

    columns: dict[int, list[Cell]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def add(self, cell: Cell) -> None:
        for column in range(cell.column, cell.column + cell.width):
            self.columns.setdefault(column, []).append(cell)

    def over(self, cell: Cell) -> str:
        """The label of a cell. Empty if it would be too long to repeat."""
        found: dict[int, Cell] = {}
        for column in range(cell.column, cell.column + cell.width):
            headers = self.columns.get(column, [])
            if len(headers) > _MOST_HEADERS:
                return ""
            found.update((id(header), header) for header in headers)
        if sum(len(header.text) for header in found.values()) > _LONGEST_LABEL:
            return ""
        self.used.update(found)
        return " ".join(header.text for header in found.values() if header.text)


def _group_rows(headers: list[_Line], body: list[_Line]) -> list[Row]:
    labels = _Labels()
    for line in headers:
        for cell in line:
            labels.add(cell)
    rows = [_row(line, labels) for line in body]
    # Headers that no row repeats (no rows, empty columns) would be lost: then they are rows themselves.
    if any(cell.text and id(cell) not in labels.used for line in headers for cell in line):
        rows = [_row(line, _Labels()) for line in headers] + rows
    return [row for row in rows if row.text]


def _row(cells: _Line, labels: _Labels) -> Row:
    filled = sorted((cell for cell in cells if cell.text), key=lambda cell: cell.scope != "row")
    anchor = next((cell.anchor for cell in cells if cell.anchor), None)
    if len(cells) == 1 and filled and (filled[0].is_header or filled[0].width > 1):
        return Row("row", filled[0].text, anchor)
    if len(filled) == 2 and filled[0].is_header and not filled[1].is_header and not labels.columns:
        return Row("row", _under(filled[0].text, filled[1].text), anchor)
    return Row("row", " | ".join(_labelled(cell, labels) for cell in filled), anchor)


def _labelled(cell: Cell, labels: _Labels) -> str:
    label = labels.over(cell)
    return _under(label, cell.text) if label else cell.text


def _under(label: str, text: str) -> str:
    return f"{label} {text}" if label.endswith(":") else f"{label}: {text}"
