from __future__ import annotations

import pytest

from indexer.html.html_furniture import remove_furniture
from indexer.html.html_text import fold
from indexer.html.html_tree import parse_html
from tests.indexer.trees import text_of

_PROSE = "A claim asks the payer for money that a patient owes. " * 12
_MENU = "".join(f"<li><a href=/{n}>Page {n} of the whole site</a></li>" for n in range(60))
_LINKS = "<ul><li><a href=a>one</a><li><a href=b>two</a><li><a href=c>three</a><li><a href=d>four</a></ul>"


def _left(part: str, inside: str = "div") -> str:
    """What is left of ``part`` beside a long text."""
    soup = parse_html(f"<body><{inside.split()[0]}><p>{_PROSE}</p>{part}</{inside}></body>")
    remove_furniture(soup)
    return fold(text_of(soup, " ")).removeprefix(fold(_PROSE)).strip()


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
        "<section id=Quick_Links><ul><li><a href=a>no</a></ul></section>",
        "<section id=comments>no</section>",
        "<address class=footer>no</address>",
        "<div id=logobar>no</div>",
        "<table summary='Navigation header'><tr><td>no<th>no</table>",
        "<details open><summary>Expand description</summary></details>",
        "<h2>Contents</h2><div class=contents><ul><li><a href=a>no</a></ul></div>",
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
        "<section id=comments><h2>yes</h2>yes</section>",
        "<div class=section id=comments><h2>yes</h2>yes</div>",
        f"<ul class=seealso>{_LINKS}</ul>",
        f"<div class=index>{_LINKS}</div>",
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
    "menu",
    [
        f"<section id=Quick_Links><ol>{_MENU}</ol></section>",
        f"<section class=Quick_links><ol><li>Site<ol>{_MENU}</ol></ol></section>",
        f"<nav><p>Site</p><ul>{_MENU}</ul></nav>",
        f"<div id=sidebar><div class=menu>{_MENU}</div></div>",
        f"<aside>{_MENU}</aside>",
        f"<div hidden class=nav>{_MENU}</div>",
        f"<nav>{_MENU}</nav><div class=menu>{_MENU * 3}</div>",
    ],
)
def test_a_menu_longer_than_the_article_is_removed(menu: str) -> None:
    soup = parse_html(f"<body><h1>Claims</h1>{menu}<p>A claim asks for money.</p></body>")
    remove_furniture(soup)
    assert fold(text_of(soup, " ")) == "Claims A claim asks for money."


@pytest.mark.parametrize("rest", ["", "<p>2024-05-01</p>", "<footer>Our address is 1 Main Street.</footer>"])
def test_a_menu_stays_where_the_page_has_no_text_beside_it(rest: str) -> None:
    soup = parse_html(f"<body><h1>Start</h1><nav>{_MENU}</nav>{rest}</body>")
    remove_furniture(soup)
    assert "Page 59" in text_of(soup, " ")


@pytest.mark.parametrize("name", ["contents", "toc", "category", "tags"])
def test_a_page_may_consist_of_a_list_of_links_and_an_introduction(name: str) -> None:
    soup = parse_html(f"<p>Here is a list of all pages:</p><div class={name}><ul>{_MENU}</ul></div>")
    remove_furniture(soup)
    assert "Page 59" in text_of(soup, " ")


def test_what_shows_one_hidden_element_does_not_show_those_with_equal_tags() -> None:
    soup = parse_html(f"<body><div hidden><p>{_PROSE}</p></div><div hidden>Not shown.</div></body>")
    remove_furniture(soup)
    assert fold(text_of(soup)) == fold(_PROSE)
    assert [dict(tag.attrs) for tag in soup.elements if tag.name == "div"] == [{}]


def test_what_is_over_half_of_the_page_is_measured_without_the_menu() -> None:
    listed = "<ul>" + "".join(f"<li><a href=/p{n}>Property {n}</a>" for n in range(9)) + "</ul>"
    soup = parse_html(
        f"<nav>{_MENU}</nav><p>These properties may be used.</p><div class=related>{listed}</div>"
    )
    remove_furniture(soup)
    assert "Property 8" in text_of(soup, " ")
    assert "Page 1" not in text_of(soup, " ")


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
    assert fold(_PROSE) in fold(text_of(soup, " "))


def test_a_page_that_is_nothing_but_links_stays() -> None:
    links = "<ul><li><a href=#a>one</a><li><a href=#b>two</a></ul>"
    soup = parse_html(links * 2)
    remove_furniture(soup)
    assert fold(text_of(soup, " ")) == "one two one two"


def test_a_column_of_links_beside_the_text_is_removed() -> None:
    page = f"<table><tr><td>{_LINKS}<td><p>{_PROSE}</p></table>"
    soup = parse_html(page)
    remove_furniture(soup)
    assert fold(text_of(soup, " ")) == fold(_PROSE)


def test_a_column_of_links_beside_an_index_with_headings_is_removed() -> None:
    index = "<h2>Letter A</h2>" + "<a href=x>a_function_of_this_name</a> " * 12
    soup = parse_html(f"<table><tr><td>{_LINKS}<td>{index}</table>")
    remove_furniture(soup)
    assert fold(text_of(soup, " ")).startswith("Letter A a_function")
