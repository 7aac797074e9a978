from __future__ import annotations

import pytest

from indexer.html.html_controls import (
    has_controls,
    is_bar_of_links,
    is_choice_of_language,
    is_jump,
    is_toggle,
    is_trail,
    is_way_back,
)
from indexer.html.html_node import Element
from indexer.html.html_tree import parse_html
from indexer.html.html_weight import Weight, Weights

_CELL = "<td><a href=a>Classes</a></td>"


def _element(html: str) -> tuple[Element, Weight]:
    soup = parse_html(html)
    tag = soup.elements[0]
    return tag, Weights(soup)[tag]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<table><tr>{_CELL * 3}</tr></table>", True),
        (f"<table><tr>{_CELL * 2}</tr></table>", False),
        (f"<table><tr>{_CELL * 3}</tr><tr>{_CELL * 3}</tr></table>", False),
        (f"<table><tr>{_CELL * 3}<td>what they mean</td></tr></table>", False),
    ],
)
def test_a_table_with_one_row_of_links_is_a_bar(html: str, expected: bool) -> None:
    assert is_bar_of_links(*_element(html)) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>« <a href=a>All articles</a></p>", True),
        ("<div><a href=a>← Back</a></div>", True),
        ("<p>« <a href=a>Le Monde</a> »</p>", False),
        ("<p>« quoted » in <a href=a>a paper</a></p>", False),
        ("<p>← is an arrow</p>", False),
        ("<p><a href=a>All articles</a></p>", False),
        ("<li>« <a href=a>All articles</a></li>", False),
    ],
)
def test_links_behind_an_arrow_are_the_way_back(html: str, expected: bool) -> None:
    assert is_way_back(*_element(html)) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><a href=a>Home</a> &gt; <a href=b>Manual</a> &gt; <a href=c>Modules</a></div>", True),
        ("<p><a href=a>Tools</a> » <a href=b>Options</a> » Language</p>", False),
        ("<p><a href=a>Tools</a> → <a href=b>Options</a></p>", False),
        ("<p><a href=a>Home</a>, <a href=b>Manual</a>, <a href=c>Modules</a></p>", False),
        ("<p>If <a href=a>a</a> &gt; <a href=b>b</a> &gt; <a href=c>c</a>, then all are sorted.</p>", False),
    ],
)
def test_links_with_arrows_between_them_are_a_trail(html: str, expected: bool) -> None:
    assert is_trail(*_element(html)) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>Also in: <a href=a>en</a> | <a href=b hreflang=fr>fr</a> | <a href=c hreflang=ja>ja</a></p>",
            True,
        ),
        ("<ul><li><a href=b hreflang=fr>fr</a><li><a href=c hreflang=ja>ja</a></ul>", True),
        ("<ul><li><a href=b hreflang=fr>Un livre</a><li><a href=c hreflang=fr>Un autre</a></ul>", False),
        ("<p>It is like <a href=a>A</a> of <a href=b hreflang=en>B</a>.</p>", False),
        ("<ul><li><a href=b>fr</a><li><a href=c>ja</a><li><a href=c hreflang=de>de</a></ul>", False),
        (f"<p>{'Words and words. ' * 9}<a href=b hreflang=fr>fr</a><a href=c hreflang=ja>ja</a></p>", False),
    ],
)
def test_links_to_other_languages_are_a_choice(html: str, expected: bool) -> None:
    assert is_choice_of_language(*_element(html)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Expand description",
        "Show 13 methods",
        "Click to show/hide the answer",
        "Show or hide",
        "Hide details…",
    ],
)
def test_a_summary_that_only_opens_and_closes_is_a_toggle(text: str) -> None:
    assert is_toggle(_element(f"<summary><span>{text}</span></summary>")[0])
    assert not is_toggle(_element(f"<h2>{text}</h2>")[0])


@pytest.mark.parametrize(
    "text", ["Show me the way", "Details", "History", "Showing methods", "Expand a zip file", ""]
)
def test_a_summary_with_words_of_its_own_is_none(text: str) -> None:
    assert not is_toggle(_element(f"<summary>{text}</summary>")[0])


def test_a_link_that_jumps() -> None:
    assert is_jump(_element("<a href=#main>Skip to content</a>")[0])
    assert is_jump(_element("<a rel=prev href=a>Claims</a>")[0])
    assert not is_jump(_element("<a href=a>Skip to content</a>")[0])


def test_a_form_with_something_to_press() -> None:
    assert has_controls(_element("<form><p><button>Go</button></form>")[0])
    assert not has_controls(_element("<form><p>Go</form>")[0])
