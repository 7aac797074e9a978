"""What the tree must do, and why it is built with html.parser: no text is lost, however broken or deep."""

from __future__ import annotations

import time

import pytest

from indexer.errors import UnreadableFile
from indexer.html.html_reader import read_html
from indexer.html.html_text import fold
from indexer.html.html_tree import parse_html
from tests.indexer.trees import named, text_of


def _parents(html: str, name: str) -> list[str]:
    """For each element ``name`` the name of its parent."""
    return [tag.parent.name for tag in named(parse_html(html), name) if tag.parent is not None]


@pytest.mark.parametrize("name", ["div", "b", "span", "blockquote", "section"])
@pytest.mark.parametrize("end", [True, False])
def test_text_a_thousand_deep_is_read(name: str, end: bool) -> None:
    page = "".join(f"<{name}>w{number} " for number in range(1000)) + (f"</{name}>" * 1000 if end else "")
    words = " ".join(block.text for block in read_html("deep.html", page).blocks).split()
    assert words == [f"w{number}" for number in range(1000)]


@pytest.mark.parametrize("name", ["div", "b", "ul><li", "table><tr><td"])
@pytest.mark.parametrize("depth", [10_000, 200_000])
def test_a_page_nested_too_deep_is_refused_at_once(name: str, depth: int) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableFile, match=r"nest more than 5,000 deep: close the tags"):
        read_html("deep.html", f"<{name}>" * depth + "word")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "part",
    [
        "<!--",
        "<!--x>",
        "<a ",
        "<a b='",
        "</",
        "</a ",
        "<![CDATA[x>",
        "<?",
        "<br></p>",
        "<",
        "<a/",
        "<x",
        "</i>",
    ],
)
@pytest.mark.parametrize("start", ["", "<i><div>" + "<b>" * 4000])
@pytest.mark.parametrize("end", ["", ">"])
def test_broken_markup_takes_time_in_proportion_to_its_length(part: str, start: str, end: str) -> None:
    begun = time.process_time()
    parse_html(start + part * (100_000 // len(part)) + end)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("html", "name", "parents"),
    [
        ("<ul><li>a<li>b<li>c</ul>", "li", ["ul", "ul", "ul"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "li", ["ul", "ul", "ul"]),
        ("<div><p>a<p>b<ul><li>c</ul></div>", "p", ["div", "div"]),
        ("<div><p>a<div>b</div></div>", "div", ["[document]", "div"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "td", ["tr", "tr", "tr"]),
        ("<table><tr><td>a<tr><td>b</table>", "tr", ["table", "table"]),
        ("<table><thead><tr><th>a<tbody><tr><td>b</table>", "tbody", ["table"]),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dt", ["dl", "dl"]),
        ("<h2>a<h3>b<p>c", "h3", ["[document]"]),
        ("<h2>a<p>b", "p", ["[document]"]),
        ("<div><h2>a</h3><i>b</i></div>", "i", ["div"]),
        ("<div><a name=x><p>a</p><a name=y>b</div>", "p", ["a"]),
        ("<head><title>t</title><body>", "body", ["[document]"]),
        ("<title>t<p>a", "p", ["[document]"]),
        ("<br/><img/><p>a", "p", ["[document]"]),
    ],
)
def test_end_tags_that_are_left_out_are_implied(html: str, name: str, parents: list[str]) -> None:
    assert _parents(html, name) == parents


def test_an_end_tag_does_not_close_across_a_table_cell() -> None:
    page = "<div><table><tr><td>a</div><td>b</table></div>"
    assert _parents(page, "td") == ["tr", "tr"]


def test_formatting_that_ends_inside_a_block_leaves_the_block_open() -> None:
    tree = parse_html("<b><p>a</b> c</p>")
    assert text_of(tree) == "a c"
    assert [text_of(tag) for tag in named(tree, "p")] == ["a c"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <!-- never ended <p>b", "a never ended b"),
        ("a<!-- x -->b", "ab"),
        ("a <![if !IE]>b<![endif]>", "a b"),
        ("a < b and c", "a < b and c"),
        ("<p>a</p> cut <a hre", "a cut <a hre"),
        ("&amp;&eacute;&#233;&#xe9;&nbsp;&bogus;", "&ééé &bogus;"),
    ],
)
def test_text_of_broken_markup_is_kept(html: str, text: str) -> None:
    assert fold(text_of(parse_html(html), " " if "<p>" in html else "")) == text


def test_the_first_of_two_attributes_counts() -> None:
    assert [tag.attrs for tag in named(parse_html("<p id=a id=b>"), "p")] == [{"id": "a"}]
