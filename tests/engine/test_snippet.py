from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.section import Span
from engine.snippet import SNIPPET_WORDS, make_snippet

LONG = " ".join(f"word{number}" for number in range(150))
TEXT = f"{LONG}. The samovar boils quickly. {LONG}."


def _snippet(text: str, *terms: str, passage: Span | None = None) -> str:
    return make_snippet(text, passage or Span(0, len(text)), (), dict.fromkeys(terms, 1.0))


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
    snippet = make_snippet("Work at home.", Span(0, 13), (), {"telework": 1.0}, [("work", "home")])
    assert snippet == "<mark>Work</mark> at <mark>home</mark>."


def test_a_long_passage_that_holds_a_phrase_alone_is_cut_around_it() -> None:
    text = f"{LONG} home work. They work at home. {LONG}"
    snippet = make_snippet(text, Span(0, len(text)), (), {"telework": 1.0}, [("work", "home")])
    assert "<mark>work</mark> at <mark>home</mark>" in snippet
    assert len(_words(snippet)) == SNIPPET_WORDS


def test_the_words_that_were_asked_for_beat_a_phrase() -> None:
    text = f"They work at home. {LONG} telework {LONG}"
    weights = {"telework": 2.0, "absent": 1.0}
    snippet = make_snippet(text, Span(0, len(text)), (), weights, [("work", "home")])
    assert "<mark>telework</mark>" in snippet


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["tea", "<b>", "leaf.", "&", "é", "\n", "%"]), max_size=200).map(" ".join))
def test_any_text_gives_escaped_html_of_its_own_words(text: str) -> None:
    snippet = _snippet(text, "tea")
    assert set(re.findall(r"<[^>]*>?", snippet)) <= {"<mark>", "</mark>"}
    shown = unescape(re.sub("</?mark>", "", snippet)).removeprefix("… ").removesuffix(" …")
    assert shown in re.sub(r"\s+", " ", text)
