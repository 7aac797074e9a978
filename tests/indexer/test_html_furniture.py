from __future__ import annotations

import pytest

from indexer.html_furniture import remove_furniture
from indexer.html_text import fold
from indexer.html_tree import parse_html

_PROSE = "A claim asks the payer for money that a patient owes. " * 12
_LINKS = "<ul><li><a href=a>one</a><li><a href=b>two</a><li><a href=c>three</a><li><a href=d>four</a></ul>"


def _left(part: str, inside: str = "div") -> str:
    """What is left of ``part`` beside a long text."""
    soup = parse_html(f"<body><{inside.split()[0]}><p>{_PROSE}</p>{part}</{inside}></body>")
    remove_furniture(soup)
    return fold(soup.get_text(" ")).removeprefix(fold(_PROSE)).strip()


@pytest.mark.parametrize(
    "part",
    [
        "<nav>no</nav>",
        "<div role=navigation>no</div>",
        "<div role=search>no</div>",
        "<header>no</header>",
        "<footer>no</footer>",
        "<div role=contentinfo>no</div>",
        "<dialog>no</dialog>",
        "<div hidden>no</div>",
        "<div aria-hidden=true>no</div>",
        "<div style='display:none'>no</div>",
        "<div class='cookie-banner'>no</div>",
        "<div id=CookieConsent>no</div>",
        "<div class='share-buttons'>no</div>",
        "<ul class=rustdoc-breadcrumbs><li>no</ul>",
        "<div class=comments-area>no</div>",
        "<div id=sidebar><p>no</p></div>",
        "<div class=footer>no</div>",
        f"<div class=related-posts><h3>no</h3>{_LINKS}</div>",
        f"<div class=main-menu>{_LINKS}</div>",
        f"<aside>{_LINKS}</aside>",
        "<h2>On this page</h2><ul><li><a href=#a>no</a><li><a href=#b>no</a></ul>",
        "<div><b>Contents:</b><ul><li><a href=#a>no</a><ul><li><a href=#b>no</a></ul></ul></div>",
        "<a href=#main>Skip to content</a>",
        "<a rel=next href=b>no</a>",
        "<form><label>no</label><input><button>no</button></form>",
    ],
)
def test_furniture_is_removed(part: str) -> None:
    assert _left(part) == ""


@pytest.mark.parametrize(
    "part",
    [
        "<div class=share-price>yes</div>",
        "<div class=has-header>yes</div>",
        "<div class=sidebar-layout>yes</div>",
        "<div class=cookie-recipes>yes</div>",
        "<div class=menu>yes</div>",
        "<div class=header>yes</div>",
        "<section id=comments>yes</section>",
        "<div class=section id=comments>yes</div>",
        "<h2 id=navigation class=nav>yes</h2>",
        "<aside>yes</aside>",
        "<aside id=f1>[<a href=#r>1</a>] <a href=https://example.org>yes</a></aside>",
        "<blockquote>said <footer>yes</footer></blockquote>",
        "<header><h1>yes</h1></header>",
        "<div id=tab1 hidden>yes</div><a role=tab aria-controls=tab1></a>",
        "<div role=tabpanel hidden>yes</div>",
        "<details hidden=until-found>yes</details>",
        "<p>see <a href=#a>yes</a></p>",
        "<ul><li><a href=#a>yes</a>: and what it means</ul>",
        _LINKS,
    ],
)
def test_content_that_resembles_furniture_stays(part: str) -> None:
    assert _left(part) != ""


@pytest.mark.parametrize(
    "part", ["<div class=sidebar>yes</div>", "<header>yes</header>", "<div class=footer>yes</div>"]
)
def test_inside_of_the_article_headers_and_side_bars_are_content(part: str) -> None:
    assert _left(part, "article") == "yes"


@pytest.mark.parametrize(
    "wrapper",
    [
        "nav",
        "div class=comments",
        "div id=sidebar",
        "div hidden",
        "div aria-hidden=true",
        "div style='visibility: hidden'",
        "footer",
        "form",
    ],
)
def test_what_holds_most_of_the_text_always_stays(wrapper: str) -> None:
    soup = parse_html(f"<div>short</div><{wrapper}><p>{_PROSE}</p></{wrapper.split()[0]}>")
    remove_furniture(soup)
    assert fold(_PROSE) in fold(soup.get_text(" "))


def test_a_page_that_is_nothing_but_links_stays() -> None:
    links = "<ul><li><a href=#a>one</a><li><a href=#b>two</a></ul>"
    soup = parse_html(links * 2)
    remove_furniture(soup)
    assert fold(soup.get_text(" ")) == "one two one two"


def test_a_column_of_links_beside_the_text_is_removed() -> None:
    page = f"<table><tr><td>{_LINKS}<td><p>{_PROSE}</p></table>"
    soup = parse_html(page)
    remove_furniture(soup)
    assert fold(soup.get_text(" ")) == fold(_PROSE)
