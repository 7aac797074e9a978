from __future__ import annotations

import pytest

from indexer.html.html_json_ld import json_ld
from indexer.html.html_metadata import Metadata, read_metadata
from indexer.html.html_tree import parse_html


def _metadata(html: str) -> Metadata:
    tags = parse_html(html).elements
    return read_metadata(tags, json_ld(tags))


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ("<link rel=canonical href=' https://example.org/a?b=c#d '>", "https://example.org/a?b=c"),
        ("<link rel='nofollow CANONICAL' href=http://example.org/>", "http://example.org/"),
        (
            "<link rel=canonical href=/a><meta property=og:url content=https://example.org/b>",
            "https://example.org/b",
        ),
        ("<link rel=canonical href=javascript:alert(1)>", None),
        ("<link rel=canonical href=data:text/html,x>", None),
        ("<link rel=canonical href=//example.org/a>", None),
        ("<link rel=canonical href='https://'>", None),
        ("<link rel=canonical href='http://[x'>", None),
        ("<link rel=canonical href='https://example.org/a b'>", None),
        ("<link rel=stylesheet href=https://example.org/a>", None),
        ("", None),
    ],
)
def test_only_an_absolute_web_address_is_canonical(html: str, url: str | None) -> None:
    assert _metadata(html).url == url


def test_the_description_is_the_pages_or_the_one_for_social_sites() -> None:
    social = "<meta property=og:description content='social'>"
    assert _metadata(f"{social}<meta name=Description content=' a&nbsp;b '>").description == "a b"
    assert _metadata(f"{social}<meta name=description content=''>").description == "social"
    assert _metadata("").description == ""


def test_the_title_of_a_drawing_is_not_the_pages() -> None:
    assert _metadata("<svg><title>drawing</title></svg><title>page</title>").page_title == "page"
