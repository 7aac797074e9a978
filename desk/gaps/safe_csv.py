"""CSV that a spreadsheet shows as it is: no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# What makes a spreadsheet compute: also in full width, and after white space, which some leave out.
_BEGINNINGS = frozenset("=+-@＝＋－＠")
_BREAKS = frozenset("\t\r\n")

Cell = str | int | float | None


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """The rows as RFC 4180 has them; a text that could be a formula has an apostrophe in front."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    # NUL is no character of a text file.
    cell = cell.replace("\0", " ")
    return f"'{cell}" if cell[:1] in _BREAKS or cell.lstrip()[:1] in _BEGINNINGS else cell
