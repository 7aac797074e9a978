"""No cell of a CSV is taken for a formula, and every cell comes back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.gaps.safe_csv import csv_text

_FORMULAS = "=+-@＝＋－＠"


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\rx", "\nx", "＝1", "\u00a0=1"]
)
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert _read(csv_text([[cell]])) == [[f"'{cell}"]]


@pytest.mark.parametrize("cell", ["How much?", "a=1", "1-2", "'quoted'", 'say "yes", or\nno', ""])
def test_any_other_text_stays(cell: str) -> None:
    assert _read(csv_text([[cell, "end"]])) == [[cell, "end"]]


def test_numbers_stay_numbers_and_none_is_empty() -> None:
    assert csv_text([[-1, 0.5, None]]) == "-1,0.5,\r\n"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=3), max_size=4))
def test_no_cell_begins_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    found = _read(csv_text(rows))
    assert [len(row) for row in found] == [len(row) for row in rows]
    for row, cells in zip(found, rows, strict=True):
        for cell, given_cell in zip(row, cells, strict=True):
            assert cell.removeprefix("'") == given_cell.replace("\0", " ").removeprefix("'")
            assert not cell.lstrip().startswith(tuple(_FORMULAS))
