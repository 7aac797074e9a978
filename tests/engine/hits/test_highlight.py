from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from engine.hits.highlight import Highlighter, find_matches, mark
from engine.results import Match
from engine.words.analysis import tokenize
from engine.words.stopwords import INDEX_STOP_WORDS

_texts = st.text("aé<>&\"' codesING-10.%\n", max_size=60) | st.text(st.characters(), max_size=40)
_terms = st.sets(st.sampled_from(["code", "10", "a", "s", "percent", "copay"]))
_phrase_words = st.sampled_from(["tea", "pot", "leaf", "of"])


def _marked(text: str, *terms: str) -> str:
    return mark(text, find_matches(text, terms))


def test_whole_words_are_marked_by_their_stem() -> None:
    assert _marked("Coders code; decoded codes.", "code") == (
        "Coders <mark>code</mark>; decoded <mark>codes</mark>."
    )


def test_a_compound_is_marked_whole() -> None:
    assert _marked("A co-pay is due.", "copay") == "A <mark>co-pay</mark> is due."


def _with_phrases(text: str, *phrases: str) -> str:
    return mark(text, find_matches(text, (), [tuple(phrase.split()) for phrase in phrases]))


def test_a_phrase_is_marked_where_its_words_follow_each_other() -> None:
    assert _with_phrases("Home work, works homes: house work.", "work home") == (
        "Home work, <mark>works</mark> <mark>homes</mark>: house work."
    )


def test_stop_words_may_stand_within_a_phrase_and_are_not_marked() -> None:
    assert _with_phrases("Working at the home", "work home") == (
        "<mark>Working</mark> at the <mark>home</mark>"
    )


def test_another_word_parts_a_phrase() -> None:
    assert _with_phrases("work far home", "work home") == "work far home"


def test_phrases_may_overlap_one_another_and_themselves() -> None:
    all_marked = "<mark>tea</mark> <mark>tea</mark> <mark>tea</mark> <mark>pot</mark>"
    assert _with_phrases("tea tea tea pot", "tea tea", "tea pot") == all_marked
    assert _with_phrases("tea tea tea pot", "tea tea tea pot", "tea pot") == all_marked


def test_a_phrase_longer_than_the_text_or_empty_marks_nothing() -> None:
    assert _with_phrases("tea pot", "tea pot tea") == "tea pot"
    assert _with_phrases("tea pot", "") == "tea pot"


def test_a_word_that_is_a_term_and_in_a_phrase_is_marked_once() -> None:
    assert find_matches("green tea", {"tea"}, [("green", "tea")]) == (Match(0, 5), Match(6, 3))


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


_phrases = st.lists(st.lists(st.sampled_from(["tea", "pot", "leaf"]), min_size=1, max_size=3), max_size=3)


@given(
    st.lists(st.lists(_phrase_words, max_size=8).map(" ".join), max_size=4), st.sets(_phrase_words), _phrases
)
def test_a_highlighter_finds_in_each_of_many_texts_what_it_finds_in_one_alone(
    texts: list[str], terms: set[str], phrases: list[list[str]]
) -> None:
    highlighter = Highlighter(terms, phrases)
    found = [highlighter.find(text).matches() for text in texts]
    assert found == [find_matches(text, terms, phrases) for text in texts]


def test_a_stop_word_that_was_asked_for_is_found_and_not_marked() -> None:
    found = Highlighter({"it", "tea"}).find("It is tea.")
    assert found.holders == {0: ("it",), 2: ("tea",)}
    assert found.marked == {2}


def test_a_word_of_a_phrase_is_marked_only_where_the_phrase_stands() -> None:
    found = Highlighter((), [("tea", "pot")]).find("Tea, tea of pots, pot.")
    assert list(found.holders) == [0, 1, 3, 4]
    assert found.marked == found.in_phrases == {1, 3}


@given(
    st.lists(_phrase_words, max_size=12),
    st.sets(_phrase_words),
    _phrases,
)
def test_matches_are_what_trying_every_term_and_phrase_at_every_word_finds(
    words: list[str], terms: set[str], phrases: list[list[str]]
) -> None:
    kept = [place for place, word in enumerate(words) if word not in INDEX_STOP_WORDS]
    tried = {place for place in kept if words[place] in terms}
    for phrase in phrases:
        for first in range(len(kept)):
            places = kept[first : first + len(phrase)]
            if [words[place] for place in places] == phrase:
                tried.update(places)
    starts = [len(" ".join([*words[:place], ""])) for place in sorted(tried)]
    assert [match.start for match in find_matches(" ".join(words), terms, phrases)] == starts
