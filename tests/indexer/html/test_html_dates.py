from __future__ import annotations

import pytest

from indexer.html.html_dates import iso_day
from indexer.html.html_json_ld import json_ld
from indexer.html.html_metadata import read_metadata
from indexer.html.html_tree import parse_html


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-01", "2024-05-01"),
        (" 2024-05-01T23:59:00-05:00", "2024-05-01"),
        ("2024/05/01", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("May 1, 2024", "2024-05-01"),
        ("1 May 2024", "2024-05-01"),
        ("Wed, 01 May 2024 10:00:00 GMT", "2024-05-01"),
        ("2024-02-30", None),
        ("2024-5", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("", None),
        ("9" * 100_000, None),
    ],
)
def test_a_date_becomes_an_iso_day_or_nothing(text: str, day: str | None) -> None:
    assert iso_day(text) == day


def _days(html: str) -> tuple[str | None, str | None]:
    tags = parse_html(html).elements
    metadata = read_metadata(tags, json_ld(tags))
    return metadata.published, metadata.modified


@pytest.mark.parametrize(
    "html",
    [
        "<meta property=article:published_time content=2024-05-01>"
        "<meta property=article:modified_time content=2024-06-02>",
        "<meta itemprop=datePublished content=2024-05-01><span itemprop=dateModified>June 2, 2024</span>",
        '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-05-01",'
        '"dateModified":"2024-06-02"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":"Comment","datePublished":"2020-01-01"},'
        '{"@type":["BlogPosting"],"datePublished":"2024-05-01",'
        '"dateModified":"2024-06-02"}]}</script>',
        '<script type="application/ld+json">[{"@type":"WebPage","datePublished":"2024-05-01",'
        '"dateModified":"2024-06-02"}]</script>',
        "<meta name=date content=2024-05-01><meta name=last-modified content=2024-06-02>",
        "<meta name=DC.date content=2024-05-01>"
        "<meta http-equiv=Last-Modified content='Sun, 02 Jun 2024 10:00:00 GMT'>",
        "<header><p><time datetime=2024-05-01>1 May</time>,"
        " updated <time datetime=2024-06-02>2 June</time></header>",
        "<h1>a</h1><p><time datetime=2024-05-01>1 May</time><p>Last revised: <time>June 2, 2024</time>",
        "<time pubdate datetime=2024-05-01></time><time class=updated datetime=2024-06-02></time>",
        "<meta name=date content=nonsense><p>Published <time datetime=2024-05-01></time><dl><dt>Updated<dd>"
        "<time datetime=2024-06-02></time></dl>",
    ],
)
def test_the_days_are_found(html: str) -> None:
    assert _days(html) == ("2024-05-01", "2024-06-02")


@pytest.mark.parametrize(
    "html",
    [
        "<script type=application/ld+json>{'datePublished': </script>",
        "<script type=application/ld+json>" + "[" * 50_000 + "</script>",
        '<script type=application/ld+json>{"@type":"Article","datePublished":{"a":1}}</script>',
        "<h1>a</h1><p>b</p><p>The war began on <time datetime=2022-02-24>24 February</time>.",
        "<meta name=date content=2024-13-01>",
    ],
)
def test_what_is_no_date_of_the_page_is_ignored(html: str) -> None:
    assert _days(html) == (None, None)
