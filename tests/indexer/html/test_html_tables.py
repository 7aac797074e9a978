from __future__ import annotations

import pytest

from indexer.document import TextBlock
from indexer.html.html_blocks import blocks_of
from indexer.html.html_tree import parse_html


def _rows(html: str) -> list[str]:
    blocks = blocks_of(parse_html(html))
    assert all(isinstance(block, TextBlock) and block.kind in ("row", "caption") for block in blocks)
    return [block.text for block in blocks]


def _kinds(html: str) -> list[tuple[str, str]]:
    return [(getattr(block, "kind", "heading"), block.text) for block in blocks_of(parse_html(html))]


@pytest.mark.parametrize(
    "head",
    [
        "<thead><tr><td>Credential<td>Fee</thead>",
        "<tr><th>Credential<th>Fee",
        "<tr><td scope=col>Credential<td scope=col>Fee",
    ],
)
def test_a_row_can_be_read_alone(head: str) -> None:
    rows = _rows(f"<table>{head}<tr><td>CPC<td>$425<tr><td>CCS<td></table>")
    assert rows == ["Credential: CPC | Fee: $425", "Credential: CCS"]


def test_the_header_of_the_row_stands_first() -> None:
    html = "<table><tr><th><th>CPC<th>CCS<tr><td>$425<td>$299<th scope=row>Fee</table>"
    assert _rows(html)[-1].startswith("CCS: Fee | $425")


def test_cells_without_headers_are_joined() -> None:
    assert _rows("<table><caption>Fees</caption><tr><td>a<td>b<tr><td>c<td>d</table>") == [
        "Fees",
        "a | b",
        "c | d",
    ]


def test_a_header_before_one_value_names_it() -> None:
    assert _rows("<table><tr><th>Fee<td>$425<tr><th>Length<td>4 hours</table>") == [
        "Fee: $425",
        "Length: 4 hours",
    ]


def test_headers_span_columns_and_rows() -> None:
    html = (
        "<table><tr><th rowspan=2>Exam<th colspan=2>Fee<tr><th>Member<th>Other"
        "<tr><td>CPC<td>$399<td>$499<tr><td>CCS<td colspan=2>$299</table>"
    )
    assert _rows(html) == [
        "Exam: CPC | Fee Member: $399 | Fee Other: $499",
        "Exam: CCS | Fee Member Other: $299",
    ]


def test_a_cell_that_reaches_down_stays_in_its_first_row() -> None:
    html = "<table><tr><th>Org<th>Exam<tr><td rowspan=2>AAPC<td>CPC<tr><td>COC</table>"
    assert _rows(html) == ["Org: AAPC | Exam: CPC", "Exam: COC"]


def test_a_second_header_heads_the_rows_below_it() -> None:
    html = "<table><tr><th>A<th>B<tr><td>1<td>2<tr><th>C<th>D<tr><td>3<td>4</table>"
    assert _rows(html) == ["A: 1 | B: 2", "C: 3 | D: 4"]


def test_headers_that_no_row_repeats_are_rows_themselves() -> None:
    assert _rows("<table><tr><th>A<th>B</table>") == ["A | B"]
    assert _rows("<table><tr><th>A<th>B<tr><td>1<td></table>") == ["A | B", "A: 1"]


def test_a_group_title_is_a_row_of_its_own() -> None:
    html = "<table><tr><th>A<th>B<tr><th colspan=2>Group<tr><td>1<td>2</table>"
    assert _rows(html) == ["Group", "A: 1 | B: 2"]


def test_hostile_spans_take_no_time() -> None:
    row = "<tr>" + "<td colspan=999999999 rowspan=999999999>a<td colspan=-3 rowspan=x>b" * 50
    assert len(_rows("<table>" + row * 20 + "</table>")) == 20


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<table role=presentation><tr><td>a<td>b</table>", ["a", "b"]),
        ("<table><tr><td>a<tr><td>b</table>", ["a", "b"]),
        ("<table><tr><td>a<td><p>b<p>c</table>", ["a", "b", "c"]),
        ("<table><tr><td>a<td><ul><li>b</ul></table>", ["a", "b"]),
        ("<table><tr><td>a<td><h2>b</h2>c</table>", ["a", "b", "c"]),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", ["a", "b | c"]),
        ("<table>stray<tr><td>a<td>b</table>", ["stray", "a", "b"]),
    ],
)
def test_a_table_that_lays_out_the_page_is_read_as_its_blocks(html: str, texts: list[str]) -> None:
    assert [text for _, text in _kinds(html)] == texts


def test_lists_in_a_table_with_headers_stay_in_their_row() -> None:
    html = "<table><tr><th>Step<th>Needs<tr><td>Apply<td><ul><li>form<li>fee</ul></table>"
    assert _rows(html) == ["Step: Apply | Needs: form fee"]


def test_a_label_that_ends_with_a_colon_gets_no_second_one() -> None:
    assert _rows("<table><tr><th>Status:<td>Base<tr><th>Module:<td>auth</table>") == [
        "Status: Base",
        "Module: auth",
    ]
    assert _rows("<table><tr><th>Name:<th>Fee<tr><td>CPC<td>$1</table>") == ["Name: CPC | Fee: $1"]


def test_what_floats_beside_the_words_of_a_cell_stands_apart() -> None:
    rows = _rows("<table><tr><td>a.idl<span style='float:right'>Scriptable</span>b<td>c</table>")
    assert rows == ["a.idl Scriptable b | c"]
