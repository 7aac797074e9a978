"""Rows as a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.section import Span
from webapp.pages.table import Table, table


def read(rows: list[str]) -> tuple[list[str], list[list[str | None]]] | None:
    """The headers and cells as words."""
    text, spans = "", []
    for row in rows:
        spans.append(Span(len(text), len(text) + len(row)))
        text += row + "\n"
    found = table(text, spans)
    return None if found is None else words(text, found)


def words(text: str, found: Table) -> tuple[list[str], list[list[str | None]]]:
    headers = [text[h.start : h.end] for h in found.headers]
    return headers, [[text[c.start : c.end] if c else None for c in row] for row in found.rows]


def test_headers_are_shown_once() -> None:
    assert read(["A: 1 | B: 2", "A: 3 | B: 4"]) == (["A", "B"], [["1", "2"], ["3", "4"]])


def test_an_empty_cell_leaves_its_column_empty() -> None:
    assert read(["B: 2", "A: 3 | B: 4"]) == (["A", "B"], [[None, "2"], ["3", "4"]])


def test_the_first_cell_may_name_its_row() -> None:
    assert read(["Green | Time: 2", "Black | Time: 4"]) == (["", "Time"], [["Green", "2"], ["Black", "4"]])


def test_a_cell_may_hold_a_colon() -> None:
    assert read(["A: see: this | B: 2"]) == (["A", "B"], [["see: this", "2"]])


def test_other_rows_are_no_table() -> None:
    assert read(["A: 1", "B: 2"]) is None
    assert read(["only words", "more words"]) is None
    assert read(["A: 1 | B: 2", "C: 3 | D: 4"]) is None
    assert read(["A: 1 | A: 2"]) is None
    assert read(["A: 1 | no header"]) is None


@given(st.lists(st.text(alphabet="ab: |", max_size=20), min_size=1, max_size=5))
def test_a_table_holds_all_the_words_of_its_rows(rows: list[str]) -> None:
    found = read(rows)
    if found is None:
        return
    headers, body = found
    for row, cells in zip(rows, body, strict=True):
        columns = [(h, c) for h, c in zip(headers, cells, strict=True) if c is not None]
        parts = sorted(f"{header}: {cell}" if header else cell for header, cell in columns)
        assert parts == sorted(row.split(" | "))
