from __future__ import annotations

import pytest

from indexer.html.html_blocks import blocks_of
from indexer.html.html_tree import parse_html


def _anchors(html: str) -> list[tuple[str, str | None]]:
    return [(block.text, block.anchor) for block in blocks_of(parse_html(html))]


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id=x>H</h2>",
        "<h2><a id=x></a>H</h2>",
        "<h2><a name=x>H</a></h2>",
        "<h2>H <a name=x></a></h2>",
        "<h2>H<a class=headerlink id=x href='#x'>¶</a></h2>",
        "<h2><span class=headline id=x>H</span></h2>",
        "<a name=x></a><h2>H</h2>",
        "<p><a id=x></a></p><h2>H</h2>",
        "<section id=x><h2>H</h2></section>",
        "<section id=x><h2><div>H</div></h2></section>",
        "<div id=outer><div id=x><h2>H</h2></div></div>",
        "<section id=x><span id=index></span><p id=y></p><h2>H</h2></section>".replace(
            "<span id=index></span>", ""
        ),
        "<section id=other><h2 id=x>H</h2></section>",
    ],
)
def test_a_heading_finds_its_anchor(html: str) -> None:
    assert _anchors(html) == [("H", "x")]


@pytest.mark.parametrize("name", ["section", "article"])
def test_a_sections_id_waits_for_its_heading(name: str) -> None:
    page = f"<p>a<{name} id=x><span>1.0</span><a id=y></a><p>b<h2>H</h2><p>c</{name}>"
    assert _anchors(page) == [("a", None), ("1.0", None), ("b", "y"), ("H", "x"), ("c", None)]


def test_an_id_that_waits_in_vain_is_not_given_to_what_follows() -> None:
    for after in ("<p>b", "<h2>b"):
        assert _anchors(f"<section id=x>a<h2></h2></section>{after}") == [("a", None), ("b", None)]


def test_a_wrapper_gives_its_id_to_its_first_block_alone() -> None:
    assert _anchors("<div id=x><p>a<p>b</div><p>c") == [("a", "x"), ("b", None), ("c", None)]


def test_an_id_in_the_middle_of_a_paragraph_is_not_the_next_ones() -> None:
    assert _anchors("<p>a <i id=x>b</i></p><p>c") == [("a b", None), ("c", None)]


def test_blocks_of_text_have_their_own_ids() -> None:
    html = "<ul id=l><li id=a>A<li>B</ul><dl><dt id=t>T<dd id=d>D</dl><p><a name=p></a>P<pre id=c>C</pre>"
    assert _anchors(html) == [("A", "a"), ("B", None), ("T", "t"), ("D", "d"), ("P", "p"), ("C", "c")]


def test_rows_have_the_ids_of_their_rows_and_cells() -> None:
    html = "<table id=t><tr><td>a<td>b<tr id=r><td>c<td>d<tr><td><a name=n></a>e<td>f</table>"
    assert _anchors(html) == [("a | b", "t"), ("c | d", "r"), ("e | f", "n")]


def test_no_id_is_given_twice() -> None:
    assert _anchors("<h2 id=x>a</h2><h2 id=x>b</h2>") == [("a", "x"), ("b", None)]
