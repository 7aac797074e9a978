"""Rows that can be read alone (``Header: cell | Header: cell``) put together as a table again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.section import Span

_BETWEEN_CELLS = " | "
_AFTER_HEADER = ": "
_FEWEST_COLUMNS = 2

Row = dict[str, tuple[Span, Span]]


@dataclass(frozen=True, slots=True)
class Table:
    """Offsets into the text: the headers once, and the cells of each row, None where it has none."""

    headers: tuple[Span, ...]
    rows: tuple[tuple[Span | None, ...], ...]


def table(text: str, spans: Sequence[Span]) -> Table | None:
    """The rows at ``spans`` as a table, or None where they do not share the widest row's headers."""
    rows = [_row(text, span) for span in spans]
    widest = max((row for row in rows if row is not None), key=len, default={})
    if len(widest) < _FEWEST_COLUMNS:
        return None
    body: list[tuple[Span | None, ...]] = []
    for row in rows:
        if row is None or not row.keys() <= widest.keys():
            return None
        body.append(tuple(row[name][1] if name in row else None for name in widest))
    return Table(tuple(header for header, _ in widest.values()), tuple(body))


def row_cells(text: str, row: Span) -> list[Span]:
    """The cells of one row, headers left out; none where it is not made of headers and cells."""
    cells = _row(text, row) or {}
    return [cell for _, cell in cells.values()]


def _row(text: str, span: Span) -> Row | None:
    """Header and cell of each column by the header's words; None where a cell has no header of its own.

    The first cell alone may have none: it names the row, and its header is empty.
    """
    row: Row = {}
    start = span.start
    for part in text[span.start : span.end].split(_BETWEEN_CELLS):
        name, separator, _ = part.partition(_AFTER_HEADER)
        if not separator and not row:
            name = ""
        elif not separator or not name or name in row:
            return None
        header_end = start + len(name)
        end = start + len(part)
        row[name] = (Span(start, header_end), Span(header_end + len(separator), end))
        start = end + len(_BETWEEN_CELLS)
    return row
