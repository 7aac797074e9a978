"""Whatever a page is made of, its words come out once and in order, and no traceback ever."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.document import Document
from indexer.errors import UnreadableFile
from indexer.html.html_reader import read_html

_INLINE = ("b", "i", "em", "span", "code", "font", "sub", "q")
_HOLDS_INLINE = ("p", "h2", "h3", "h6", "pre", "summary", "address")
_HOLDS_BLOCKS = ("div", "section", "blockquote", "details", "center", "figure", "td-table", "div", "form")
_PARTS = {"ul": "li", "ol": "li", "dl": "dd", "tr": "td", "menu": "li"}


@dataclass(frozen=True)
class Node:
    """An element and what it holds; ``name`` "" is a word. ``is_closed``: has its end tag."""

    name: str
    children: tuple[Node, ...] = ()
    is_closed: bool = True


def _element(names: tuple[str, ...], child: st.SearchStrategy[Node], most: int) -> st.SearchStrategy[Node]:
    return st.builds(Node, st.sampled_from(names), st.lists(child, max_size=most).map(tuple), st.booleans())


_WORD = st.just(Node(""))
_LINE = st.recursive(_WORD, lambda inner: _element(_INLINE, inner, 3), max_leaves=4)
_BLOCK = st.recursive(
    _element(_HOLDS_INLINE, _LINE, 4) | _LINE,
    lambda inner: _element(_HOLDS_BLOCKS, inner, 4) | _element(tuple(_PARTS), inner, 4),
    max_leaves=16,
)


def _render(node: Node, words: list[str], numbers: count[int]) -> str:
    if not node.name:
        words.append(f"w{next(numbers)}x")
        return f" {words[-1]} "
    part = _PARTS.get(node.name)
    inside = ""
    for child in node.children:
        html = _render(child, words, numbers)
        end = f"</{part}>" if part and child.is_closed else ""
        inside += f"<{part}>{html}{end}" if part else html
    name = {"td-table": "table><tr><td", "tr": "table><tr"}.get(node.name, node.name)
    end = {"td-table": "</table>", "tr": "</table>"}.get(node.name, f"</{node.name}>")
    return f"<{name}>{inside}{end if node.is_closed else ''}"


def _words(document: Document) -> list[str]:
    return re.findall(r"w\d+x|furniture", " ".join(block.text for block in document.blocks))


@given(st.sampled_from(("main", "article", "body", "div", "div id=content")), st.lists(_BLOCK, max_size=6))
@settings(max_examples=150, deadline=None)
def test_every_word_comes_out_once_and_in_order_whatever_is_left_open(
    wrapper: str, nodes: list[Node]
) -> None:
    words: list[str] = []
    numbers = count()
    inside = "".join(_render(node, words, numbers) for node in nodes)
    page = (
        "<html><head><title>Title</title><body><nav><ul><li><a href='/'>furniture</a></ul></nav>"
        f"<{wrapper}>{inside}</{wrapper.split()[0]}><div role=contentinfo>furniture</div>"
        "<script>furniture</script>"
    )
    assert _words(read_html("page.html", page)) == words


_TOKENS = st.sampled_from(
    "<p> </p> <table> <tr> <td> </table> <ul> <li> <ol start=x> </ul> <h2> </h3> <pre> <a href=#x> </a>"
    " <!-- --> <![CDATA[ <!DOCTYPE <? &nbsp; &#xD800; &#99999999; < > <script> </script> <title> <main>"
    " <article> <b <br> <td colspan=9999999999 rowspan=-1> <li value=-> <div hidden> <form> <head> <body>"
    " <svg> <select> word".split()
)


@given(st.text() | st.lists(_TOKENS | st.text(max_size=3), max_size=40).map("".join))
@example("<script type=application/ld+json>" + "[" * 100_000)
@example('<script type=application/ld+json>{"@type":"FAQPage","mainEntity":[1,{"name":"\\ud800"}]}</script>')
@example("<link rel=canonical href='http://[x'>")
@settings(max_examples=150, deadline=None)
def test_no_text_raises_anything_but_an_unreadable_file(html: str) -> None:
    try:
        document = read_html("page.html", html)
    except UnreadableFile:
        return
    assert all(block.text for block in document.blocks)
