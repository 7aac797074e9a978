"""The short way to a tree and BeautifulSoup's must agree, on any page that the short way takes."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.errors import UnreadableFile
from indexer.html.html_markup import quick_tree
from indexer.html.html_node import Element
from indexer.html.html_soup import thorough_tree
from tests.indexer.trees import same_tree

_PIECES = st.sampled_from(
    [
        *"<p> </p> <table> <tr> <td> </table> <ul> <li> </ul> <dl> <dt> <dd> <h2> </h3> <pre> </pre>".split(),
        *"<div> </div> <br> <br/> <p/> <P> </P > <head> <title>t</title> <title> <textarea> </body>".split(),
        *"<a href=#x> </a> <svg> </svg> <select> <main> <b> </b> < > word &nbsp; &amp &amp; & &#1;".split(),
        *"&#xD800; &bogus;".split(),
        " ",
        '<a href="/b?c=1&d=2">',
        '<a title="&copy=1">',
        "<td colspan=2 rowspan='3' hidden>",
        '<i class="x y" class=z ID="N">',
        '<img src="a>b">',
        "<p id='>' title='>>'>",
        '<title lang=">">t</title>',
        "<img alt='a<b'>",
        '<div data-x = "1">',
        '<div a"b="c">',
        "<br clear=all/>",
        "<!-- a <b> c -->",
        "<!---->",
        "<!-->",
        "<!--->",
        "<!-- a -- b -->",
        "<!-- never",
        "<!>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "<?php echo 1 ?>",
        "<?",
        "</",
        "</>",
        "< p>",
        "<3",
        "<script>if (a < b) '</p>'</script>",
        "<script>'<!-- <script>' </script>",
        "<script/>",
        "<style>a > b {}</STYLE>",
        "<style></style >",
        "<xmp>a &amp; b</xmp>",
        "<iframe>x</iframe>",
        "<noscript><b>",
        "</noscript>",
        "<math>",
        "\u00a0",
        " \t\n",
        "\r",
        "\x0b",
    ]
)


def _tree(html: str, read: object) -> Element | str | None:
    try:
        return read(html)  # type: ignore[operator, no-any-return]
    except UnreadableFile as error:
        return str(error)


@given(st.lists(_PIECES | st.text(max_size=3), max_size=25).map("".join))
@example("<b><p>a</b> c</p>")
@example("<p>a&#1;b<pre>&#1;</pre>")
@example("<a b='c'd=e>x</a>")
@settings(max_examples=600, deadline=None)
def test_both_ways_lead_to_the_same_tree(html: str) -> None:
    quick = _tree(html, quick_tree)
    if isinstance(quick, Element):
        thorough = _tree(html, thorough_tree)
        assert isinstance(thorough, Element)
        assert same_tree(quick, thorough)


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html><html><head><title>a &amp; b</title></head><body><p>c<p>d</body></html>",
        '<div class="a b" id=c hidden><a href="/x?y=1&amp;z=2">a</a> 1 < 2 <br/></div>',
        "<script>if (1 < 2) { a = '</p>' }</script><style>p > a {}</style><p>x",
        "<!-- a comment with <tags> in it --><p>text<!-- and another -->more</p>",
        "<?xml version='1.0'?><P>capitals</P>",
        '<a href="/b?c=1&d=2">a bare ampersand</a>',
        """<img alt="a > b"><h3 id='operator>'>operator></h3>""",
        '<noscript><img src="/x.png"> Switch it <b>on</b></noscript>',
        "",
    ],
)
def test_ordinary_pages_take_the_short_way(html: str) -> None:
    assert quick_tree(html) is not None


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="a < b">',
        '<br title=">"/>',
        "<p <b>",
        "<![CDATA[x]]>",
        "<!-- a -- b -->",
        "<script>never ended",
        "<script>'<!-- a --> b'</script>",
        "<script>'</script' + x</script>",
        "<!-->-->",
        "<title>a<b>c</b></title>",
        '<a title="&copy=1">',
        "<div a = b>",
        "</>",
    ],
)
def test_what_parsers_differ_about_is_left_to_beautifulsoup(html: str) -> None:
    assert quick_tree(html) is None
