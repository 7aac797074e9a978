"""The best sentence of a section, and the words of it that stand in one piece on the page."""

from __future__ import annotations

import re
from dataclasses import replace

from engine.results import Match
from engine.section import Section, Span
from tests.webapp.fake_engine import Line, paragraph, section
from webapp.pages.evidence import best_sentence, run_of_words


def with_sentences(lines: list[Line]) -> Section:
    """A section whose sentences end at full stops."""
    made = section("s", lines)
    ends = [found.end() for found in re.finditer(r"[.?](?=\s|$)", made.text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    spans = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
    return replace(made, sentences=spans)


def matches(found: Section, *words: str) -> list[Match]:
    places = re.finditer("|".join(words), found.text, re.IGNORECASE)
    return [Match(place.start(), len(place[0])) for place in places]


def text(found: Section, span: Span | None) -> str | None:
    return None if span is None else found.text[span.start : span.end]


def test_different_words_count_and_not_how_often_each_stands_there() -> None:
    tea = with_sentences([paragraph("Tea, tea and tea. Steep the tea. Then wait.")])
    assert text(tea, best_sentence(tea, matches(tea, "tea", "steep"))) == "Steep the tea."


def test_the_first_of_equals_is_the_best() -> None:
    tea = with_sentences([paragraph("Green tea. White tea.")])
    assert text(tea, best_sentence(tea, matches(tea, "tea"))) == "Green tea."


def test_without_a_word_of_the_question_there_is_none() -> None:
    tea = with_sentences([paragraph("Green tea. White tea.")])
    assert best_sentence(tea, []) is None
    assert best_sentence(section("s", [paragraph("Tea")]), [Match(0, 3)]) is None


def test_a_run_ends_with_its_block() -> None:
    made = section("s", [paragraph("One two."), ("item", "- ", "Three four.", 1)])
    assert run_of_words(made, Span(4, len(made.text))) == "two."
    assert run_of_words(made, Span(11, len(made.text))) == "Three four."


def test_of_a_row_the_longest_cell_is_taken() -> None:
    made = section("s", [("row", "", "Kind: Green tea | Time: two minutes | Cups: 3", 0)])
    assert run_of_words(made, Span(0, len(made.text))) == "two minutes"


def test_of_a_row_that_is_no_row_nothing_is_taken() -> None:
    made = section("s", [("row", "", "one | two | three", 0)])
    assert run_of_words(made, Span(0, len(made.text))) == ""


def test_of_code_a_line_is_taken() -> None:
    made = section("s", [("code", "", "steep(tea)\npour(tea)", 0)])
    assert run_of_words(made, Span(0, len(made.text))) == "steep(tea)"


def test_text_without_blocks_is_taken_as_it_is() -> None:
    made = replace(section("s", [paragraph("One two three.")]), blocks=())
    assert run_of_words(made, Span(4, 7)) == "two"
