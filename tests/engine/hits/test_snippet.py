from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.hits.highlight import Highlighter
from engine.hits.snippet import SNIPPET_WORDS, make_snippet
from engine.section import Span

LONG = " ".join(f"word{number}" for number in range(150))
TEXT = f"{LONG}. The samovar boils quickly. {LONG}."


def _snippet(text: str, *terms: str, passage: Span | None = None) -> str:
    return _weighed_snippet(text, dict.fromkeys(terms, 1.0), passage=passage)


def _weighed_snippet(
    text: str,
    weights: Mapping[str, float],
    phrases: Collection[Sequence[str]] = (),
    *,
    passage: Span | None = None,
    sentences: Sequence[Span] = (),
) -> str:
    highlighter = Highlighter(weights, phrases)
    found = highlighter.find(text)
    return make_snippet(found, passage or Span(0, len(text)), sentences, weights, highlighter)


def _words(snippet: str) -> list[str]:
    return re.sub("</?mark>", "", snippet).strip("… ").split()


def test_a_short_passage_is_shown_whole() -> None:
    assert _snippet("Green tea\n  steeps.", "tea") == "Green <mark>tea</mark> steeps."


def test_a_long_passage_is_cut_around_what_was_asked_for() -> None:
    snippet = _snippet(TEXT, "samovar", "boil")
    assert "<mark>samovar</mark> <mark>boils</mark>" in snippet
    assert snippet.startswith("… ") and snippet.endswith(" …")
    assert len(_words(snippet)) == SNIPPET_WORDS


def test_at_the_ends_only_the_cut_side_has_an_ellipsis() -> None:
    at_start, at_end = _snippet(f"samovar {LONG}", "samovar"), _snippet(f"{LONG} samovar", "samovar")
    assert at_start.startswith("<mark>samovar</mark>") and at_start.endswith(" …")
    assert at_end.startswith("… ") and at_end.endswith("<mark>samovar</mark>")


def test_without_a_match_the_beginning_is_shown() -> None:
    assert _snippet(LONG, "absent").startswith("word0 word1 ")
    assert _snippet(LONG).startswith("word0 word1 ")


def test_nothing_from_outside_the_passage_is_shown() -> None:
    text = "Secret before. Green tea. Secret after."
    assert _snippet(text, "secret", passage=Span(15, 25)) == "Green tea."


def test_html_in_the_text_is_escaped() -> None:
    assert _snippet("<b>tea</b> & co", "tea") == "&lt;b&gt;<mark>tea</mark>&lt;/b&gt; &amp; co"


def test_a_window_of_different_words_beats_one_of_repeats() -> None:
    snippet = _snippet(f"{'tea ' * 5}{LONG} tea samovar {LONG}", "tea", "samovar")
    assert "<mark>samovar</mark>" in snippet


def test_phrases_are_marked_too() -> None:
    snippet = _weighed_snippet("Work at home.", {"telework": 1.0}, [("work", "home")])
    assert snippet == "<mark>Work</mark> at <mark>home</mark>."


def test_a_long_passage_that_holds_a_phrase_alone_is_cut_around_it() -> None:
    text = f"{LONG} home work. They work at home. {LONG}"
    snippet = _weighed_snippet(text, {"telework": 1.0}, [("work", "home")])
    assert "<mark>work</mark> at <mark>home</mark>" in snippet
    assert len(_words(snippet)) == SNIPPET_WORDS


def test_the_words_that_were_asked_for_beat_a_phrase() -> None:
    text = f"They work at home. {LONG} telework {LONG}"
    weights = {"telework": 2.0, "absent": 1.0}
    snippet = _weighed_snippet(text, weights, [("work", "home")])
    assert "<mark>telework</mark>" in snippet


def test_of_two_windows_as_good_the_one_that_starts_with_a_sentence_is_shown() -> None:
    start, passage = TEXT.index("The samovar"), Span(4, len(TEXT) - 4)
    for part in (None, passage):
        snippet = _weighed_snippet(
            TEXT, {"samovar": 1.0}, passage=part, sentences=[Span(0, 4), Span(start, start + 27)]
        )
        assert snippet.startswith("… The <mark>samovar</mark> boils quickly.")


def test_a_stop_word_counts_where_nothing_else_was_asked_for() -> None:
    assert "What is it" in _snippet(f"{LONG} What is it {LONG}", "it")


@given(st.lists(st.sampled_from(["tea", "pot", "leaf.", "of", "TEA"]), min_size=1, max_size=150), st.data())
def test_a_passage_has_the_snippet_that_its_text_would_have_alone(
    words: list[str], data: st.DataObject
) -> None:
    text, weights, phrases = " ".join(words), {"tea": 2.0, "leaf": 0.5}, [("tea", "pot")]
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    starts = data.draw(st.lists(st.integers(start, end), max_size=3))
    of_part = _weighed_snippet(
        text, weights, phrases, passage=Span(start, end), sentences=[Span(one, end) for one in starts]
    )
    alone = [Span(one - start, end - start) for one in starts]
    assert of_part == _weighed_snippet(text[start:end], weights, phrases, sentences=alone)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["tea", "<b>", "leaf.", "&", "é", "\n", "%"]), max_size=200).map(" ".join))
def test_any_text_gives_escaped_html_of_its_own_words(text: str) -> None:
    snippet = _snippet(text, "tea")
    assert set(re.findall(r"<[^>]*>?", snippet)) <= {"<mark>", "</mark>"}
    shown = unescape(re.sub("</?mark>", "", snippet)).removeprefix("… ").removesuffix(" …")
    assert shown in re.sub(r"\s+", " ", text)
