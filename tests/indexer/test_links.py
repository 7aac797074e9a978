from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UnreadableFile
from indexer.links import read_links

HTML = b"""<html><head><link rel="canonical" href="https://example.org/tea.html"></head>
<body><h1 id="top-of-it">Tea</h1>
<p>See <a href="milk.html?x=1&amp;y=2">the
milk</a> and <a name="old">this</a>.</p>
<h2>More</h2>
<p><a href="#more">Below</a> <a href="">nothing</a> <a href="milk.html">again</a></p>
</body></html>"""


def test_html_gives_links_with_line_and_heading() -> None:
    page = read_links("tea.html", HTML)
    assert [(link.target, link.text, link.heading, link.line) for link in page.links] == [
        ("milk.html?x=1&y=2", "the milk", "Tea", 3),
        ("#more", "Below", "More", 6),
        ("milk.html", "again", "More", 6),
    ]
    assert page.url == "https://example.org/tea.html"


def test_ids_and_names_are_anchors() -> None:
    assert read_links("tea.html", HTML).anchors == {"top-of-it", "old"}


def test_markdown_links_and_headings() -> None:
    front = b"---\nurl: https://example.org/tea\n---\n"
    text = front + b"# Tea\n\nSee [milk](a%20b.md).\n\n## How to brew?\n\n## Cups {#my-cups}\n\n## Cups\n"
    page = read_links("tea.md", text)
    assert [(link.target, link.heading, link.line) for link in page.links] == [("a%20b.md", "Tea", 6)]
    assert {"tea", "how-to-brew", "my-cups", "cups"} <= page.anchors
    assert page.url == "https://example.org/tea"


def test_repeated_headings_are_numbered() -> None:
    assert {"cups", "cups-1", "cups-2"} <= read_links("a.md", b"# Cups\n\n# Cups\n\n# Cups\n").anchors


def test_a_base_is_told() -> None:
    assert read_links("a.html", b'<base href="https://example.org/x/"><a href="y">y</a>').base is not None


def test_plain_text_has_no_links() -> None:
    assert read_links("a.txt", b"See https://example.org and [this](that).").links == ()


def test_a_file_that_cannot_be_read_is_unreadable() -> None:
    with pytest.raises(UnreadableFile):
        read_links("a.html", b"<div>" * 200_000)


def test_links_that_are_not_found_in_the_source_cost_no_square() -> None:
    links = "".join(f'<a href="&#97;{number}">x</a>\n' for number in range(20_000))
    started = time.monotonic()
    assert len(read_links("a.html", links.encode()).links) == 20_000
    assert time.monotonic() - started < 10


_MARKUP = st.sampled_from(
    ["<a href='x'>", "</a>", "<h1 id=a>", "</h1>", "[x](y)", "# x", "<base href=", "&amp;", "\n", "é"]
)


@given(st.one_of(st.text(max_size=200), st.lists(_MARKUP, max_size=30).map("".join)))
def test_no_text_is_too_strange(text: str) -> None:
    for path in ("a.html", "a.md", "a.txt"):
        try:
            page = read_links(path, text.encode("utf-8", "surrogatepass"))
        except UnreadableFile:
            continue
        assert all(link.target for link in page.links)
