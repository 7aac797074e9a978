from __future__ import annotations

import pytest

from indexer.html.html_contents import is_contents, title_of_contents
from indexer.html.html_tree import parse_html
from indexer.html.html_weight import Weights
from tests.indexer.trees import named, text_of

_LIST = "<ul><li><a href=#a>one</a><li><a href=#b>two</a></ul>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (_LIST, True),
        ("<ul><li><a href=#a>one</a></ul>", False),
        ("<ul><li><a href=a>one</a><li><a href=b>two</a></ul>", False),
        ("<ul><li><a href=#a>one</a>: the first<li><a href=#b>two</a>: the second</ul>", False),
    ],
)
def test_contents_are_links_into_the_page(html: str, expected: bool) -> None:
    soup = parse_html(html)
    (tag,) = named(soup, "ul")
    assert is_contents(tag, Weights(soup)[tag]) is expected


def _title(html: str) -> str | None:
    (contents,) = named(parse_html(html), "ul")
    title = title_of_contents(contents)
    return text_of(title) if title is not None else None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<b>On this page:</b>{_LIST}", "On this page:"),
        (f"<h2>Table of Contents</h2><div>{_LIST}</div>", "Table of Contents"),
        (f"<h3>Directives</h3>{_LIST}<h3>Checklist</h3>", "Directives"),
        (f"<h3>Directives</h3>{_LIST}<h2>Checklist</h2>", "Directives"),
        (f"<h3>Functions</h3>{_LIST}<h4>one</h4>", None),
        (f"<h3>Functions</h3>{_LIST}<p>They are old.</p><h3>one</h3>", None),
        (f"<h3>Functions</h3>{_LIST}", None),
        (f"<h1>Functions</h1>{_LIST}<h1>one</h1>", None),
        (_LIST, None),
    ],
)
def test_the_title_of_contents_is_a_known_one_or_has_nothing_else_below_it(
    html: str, expected: str | None
) -> None:
    assert _title(html) == expected
