from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from engine.analysis import tokenize
from engine.highlight import find_matches, mark

_texts = st.text("aé<>&\"' codesING-10.%\n", max_size=60) | st.text(st.characters(), max_size=40)
_terms = st.sets(st.sampled_from(["code", "10", "a", "s", "percent", "copay"]))


def _marked(text: str, *terms: str) -> str:
    return mark(text, find_matches(text, terms))


def test_whole_words_are_marked_by_their_stem() -> None:
    assert _marked("Coders code; decoded codes.", "code") == (
        "Coders <mark>code</mark>; decoded <mark>codes</mark>."
    )


def test_a_compound_is_marked_whole() -> None:
    assert _marked("A co-pay is due.", "copay") == "A <mark>co-pay</mark> is due."


def test_text_is_escaped_first() -> None:
    assert _marked('<mark>tea</mark> & "tea"', "tea") == (
        "&lt;mark&gt;<mark>tea</mark>&lt;/mark&gt; &amp; &quot;<mark>tea</mark>&quot;"
    )


def test_no_terms_mark_nothing() -> None:
    assert find_matches("tea", ()) == ()
    assert _marked("", "tea") == ""


@given(_texts, _terms)
def test_without_its_marks_the_html_is_the_text(text: str, terms: set[str]) -> None:
    html = mark(text, find_matches(text, terms))
    assert unescape(re.sub("</?mark>", "", html)) == unescape_once(text)
    assert set(re.findall(r"<[^>]*>?", html)) <= {"<mark>", "</mark>"}


def unescape_once(text: str) -> str:
    """The text as it comes back from escaping: itself, but for what no HTML can hold."""
    from html import escape

    return unescape(escape(text))


@given(_texts, _terms)
def test_every_mark_is_a_whole_word_that_has_a_term(text: str, terms: set[str]) -> None:
    words = {(token.start, token.end): set(token.terms) for token in tokenize(text)}
    for match in find_matches(text, terms):
        assert words[match.start, match.start + match.length] & terms
