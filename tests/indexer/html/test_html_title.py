from __future__ import annotations

import pytest

from indexer.html.html_reader import read_html


def _title(html: str) -> str:
    return read_html("guides/exam-fees.html", html).title


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>a | Site</title><h1>Exam <i>fees</i></h1><p>x", "Exam fees"),
        ("<title>a</title><h1>—</h1><p>x", "a"),
        ("<title>a</title><meta property=og:title content=b><h1>c</h1><h1>d</h1>", "b"),
        ("<title>Exam fees | Site</title><meta property=og:site_name content=site><p>x", "Exam fees"),
        ("<title>Site — Exam fees</title><meta property=og:site_name content=Site><p>x", "Exam fees"),
        ("<title>Exam - fees</title><p>x", "Exam - fees"),
        ("<title>Fees - Site</title><header><h1><a href=/>Fees</a></h1></header><p>x", "Fees"),
        ("<title>Path | Tool 20</title><h1>Tool 20</h1><h2>Path</h2><p>x", "Path"),
        ("<h2>Exam fees</h2><p>x", "Exam fees"),
        ("<p>x", "Exam fees"),
        ("", "Exam fees"),
    ],
)
def test_the_title_is_the_articles_and_without_the_site(html: str, title: str) -> None:
    assert _title(html) == title


@pytest.mark.parametrize(
    ("html", "anchor", "texts"),
    [
        ("<title>Fees</title><h1 id=top>FEES </h1><p>x", "top", ["x"]),
        ("<title>Fees</title><p>x<h2 id=f>Fees</h2><p>y", "f", ["x", "y"]),
        ("<title>Fees</title><h2>Intro</h2><p>x<h2>Fees</h2>", None, ["Intro", "x", "Fees"]),
        ("<title>Fees - Site</title><h1>Site</h1><h2 id=f>Fees</h2><p>x", "f", ["Site", "x"]),
        (
            "<title>Fees</title><p>All fees<div id=f>Fees</div><p>x<h2>h</h2>y",
            "f",
            ["All fees", "x", "h", "y"],
        ),
        ("<title>Fees</title><p>a<p>b<p>c<p>Fees", None, ["a", "b", "c", "Fees"]),
        ("<title>Fees</title><ul><li>Fees</ul><p>x", None, ["Fees", "x"]),
        ("<title>Fees</title><h2>a</h2><p>Fees", None, ["a", "Fees"]),
    ],
)
def test_a_first_heading_or_paragraph_that_repeats_the_title_is_left_out(
    html: str, anchor: str | None, texts: list[str]
) -> None:
    document = read_html("page.html", html)
    assert (document.title.lower(), document.anchor) == ("fees", anchor)
    assert [block.text for block in document.blocks] == texts
