"""Text with matches as HTML."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from engine.results import Match
from engine.section import Span
from webapp.pages.marking import MarkedText, emphasised, with_strong

numbers = st.integers(min_value=-5, max_value=40)
matches = st.lists(st.builds(Match, numbers, numbers), max_size=6)
texts = st.text(alphabet=st.sampled_from("ab<>&\"'; é茶\n"), max_size=30)


def plain(marked: Markup) -> str:
    """The text that a browser shows."""
    return html.unescape(re.sub(r"<[^>]*>", "", str(marked)))


@given(
    text=texts, found=matches, answer=st.none() | st.builds(Span, numbers, numbers), cut=st.integers(0, 30)
)
def test_without_its_marks_the_html_is_the_text(
    text: str, found: list[Match], answer: Span | None, cut: int
) -> None:
    marked = MarkedText(text, found, answer)
    assert plain(marked.html(0, cut)) + plain(marked.html(min(cut, len(text)))) == text


@given(text=texts, found=matches)
def test_exactly_what_matches_is_marked(text: str, found: list[Match]) -> None:
    marked = str(MarkedText(text, found).html())
    inside = "".join(html.unescape(part) for part in re.findall(r"<mark>(.*?)</mark>", marked, re.DOTALL))
    covered = {i for match in found for i in range(max(0, match.start), match.start + match.length)}
    assert inside == "".join(character for i, character in enumerate(text) if i in covered)


def test_it_escapes_first_and_marks_after() -> None:
    assert MarkedText("<b>&", [Match(1, 1)]).html() == "&lt;<mark>b</mark>&gt;&amp;"


def test_matches_inside_the_answer_are_marked_too() -> None:
    marked = MarkedText("one two three", [Match(4, 3)], Span(0, 7))
    assert marked.html() == '<strong class="answer" id="quire-answer">one <mark>two</mark></strong> three'


def test_an_answer_over_several_pieces_has_its_id_once() -> None:
    marked = MarkedText("one two three", (), Span(0, 13))
    pieces = [marked.html(0, 3), marked.html(4, 7)]
    assert [piece.count('id="quire-answer"') for piece in pieces] == [1, 0]
    assert pieces[1] == '<strong class="answer">two</strong>'


def test_the_span_of_an_answer_is_emphasised() -> None:
    assert emphasised("a <2 b", "<2") == "a <strong>&lt;2</strong> b"
    assert emphasised("a < b", None) == "a &lt; b"
    assert emphasised("a < b", "c") == "a &lt; b"


def test_stretches_are_emphasised_and_escaped() -> None:
    assert with_strong("<a> & b", [Span(0, 3), Span(6, 7)]) == (
        "<strong>&lt;a&gt;</strong> &amp; <strong>b</strong>"
    )
    assert with_strong("a", []) == "a"
