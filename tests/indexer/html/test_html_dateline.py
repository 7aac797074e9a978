from __future__ import annotations

import pytest

from indexer.html.html_reader import read_html

_TEXT = "Codes say why a patient was treated. They say what was done."


def _blocks(line: str) -> list[str]:
    page = f"<html><body><article><h1>Codes</h1>{line}<p>{_TEXT}</p></article></body></html>"
    return [block.text for block in read_html("codes.html", page).blocks]


@pytest.mark.parametrize(
    "line",
    [
        '<p>Published <time datetime="2021-07-13">July 13</time>. Updated <time>May 1, 2024</time>.</p>',
        '<p class="meta"><time datetime="2021-07-13">July 13, 2021</time> · 3 minute read</p>',
        "<div>Last updated on: <time>2024-02-12</time></div>",
    ],
)
def test_a_line_of_dates_is_none_of_the_text(line: str) -> None:
    assert _blocks(line) == [_TEXT]


@pytest.mark.parametrize(
    "line",
    [
        '<p>The act was passed on <time datetime="1996-08-21">August 21, 1996</time>.</p>',
        '<p>Published by <a href="/jane">Jane</a> on <time>2024-02-12</time></p>',
        "<p>Published July 13, 2021</p>",
    ],
)
def test_what_says_more_than_dates_stays(line: str) -> None:
    assert len(_blocks(line)) == 2


def test_the_dates_are_the_documents_all_the_same() -> None:
    line = '<p>Updated <time datetime="2024-02-12">now</time>, posted <time datetime="2021-07-13">then</time>'
    document = read_html("codes.html", f"<article><h1>Codes</h1>{line}<p>{_TEXT}</p></article>")
    assert (document.published, document.modified) == ("2021-07-13", "2024-02-12")
