from __future__ import annotations

import pytest

from indexer.html.html_article import find_article
from indexer.html.html_text import fold
from indexer.html.html_tree import parse_html
from tests.indexer.trees import text_of

_PROSE = "<p>" + "A claim asks the payer for money that a patient owes. " * 8 + "</p>"
_FILLER = fold(_PROSE.replace("<p>", "").replace("</p>", ""))


def _article(body: str) -> str:
    """The text of the article, the filler apart."""
    soup = parse_html(f"<html><head><title>no</title></head><body>{body}</body></html>")
    found = find_article(soup, soup.elements)
    return fold(" ".join(text_of(tag, " ") for tag in found).replace("A claim", "\nA claim")).replace(
        _FILLER, "PROSE"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<div>no</div><main>{_PROSE}</main><div>no</div>",
        f"<div>no</div><div role=main>{_PROSE}</div>",
        f"<p>no</p><article>{_PROSE}</article><p>no</p>",
        f"<p>no</p><div itemprop=articleBody>{_PROSE}</div>",
        f"<main><p>no</p><article>{_PROSE}</article></main>",
        f"<main></main><div>{_PROSE}</div>",
        f"<div><ul><li><a href=a>no</a></ul></div><div><div>{_PROSE}</div></div><div>© 2024 no</div>",
        f"<article>no</article><main>{_PROSE}</main>",
        _PROSE,
    ],
)
def test_the_article_is_found(body: str) -> None:
    assert _article(body) == "PROSE"


def test_all_of_several_articles_are_taken() -> None:
    assert _article(f"<article>a {_PROSE}</article><article>b</article>") == "a PROSE b"


@pytest.mark.parametrize(
    "intro",
    ["<h2>Intro</h2>", "<p>Intro</p>", "<div>Intro</div>", "Intro", "<header><h1>Intro</h1></header>"],
)
def test_a_short_beginning_beside_the_bulk_of_the_text_is_not_lost(intro: str) -> None:
    assert _article(f"{intro}<div>{_PROSE}</div>") == "Intro PROSE"


def test_the_rest_of_main_stays_where_an_article_holds_only_a_part_of_it() -> None:
    page = f"<main><h1>a</h1>{_PROSE}<article>b</article></main>"
    assert _article(page) == "a PROSE b"
