from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.span_candidates import (
    MOST_CHARACTERS_IN_SPAN,
    MOST_WORDS_IN_SPAN,
    SpanCandidates,
    find_candidates,
    stretches_of_kind,
)
from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.section import Span
from tests.engine.answers.test_quoted_words import quoted_words
from tests.engine.small_index import section


def candidates(text: str, question: str = "What?", kind: AnswerKind = AnswerKind.DESCRIPTION) -> list[str]:
    """The stretches of a text, which is one paragraph."""
    return [text[span.start : span.end] for span in _places(text, question, kind)]


def _places(text: str, question: str, kind: AnswerKind) -> list[Span]:
    found = find_candidates(text, section("s", text).sentences, quoted_words(text, question), kind)
    return _spans(found)


def _spans(found: SpanCandidates) -> list[Span]:
    return [Span(*place) for place in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


def test_a_stretch_begins_and_ends_with_a_word_that_says_something() -> None:
    assert candidates("in the town of Gdansk") == ["town", "town of Gdansk", "Gdansk"]


def test_no_figure_is_cut_out_of_a_word() -> None:
    assert candidates("It is $0A or $5k.", "How much?", AnswerKind.MONEY) == ["$5k"]


def test_a_stretch_stays_in_its_clause_and_sentence() -> None:
    found = candidates("Boil water; steep leaves. Serve.")
    assert "Boil water" in found
    assert "steep leaves" in found
    assert not [span for span in found if ";" in span or ("Serve" in span and "steep" in span)]


def test_a_name_is_not_cut_at_its_end() -> None:
    found = candidates("She met Fiorello La Guardia yesterday")
    assert "Fiorello La Guardia" in found
    assert "Fiorello La" not in found


def test_a_stretch_does_not_end_in_an_adverb() -> None:
    assert not [span for span in candidates("coders usually work") if span.endswith("usually")]


def test_a_stretch_takes_in_no_beginning_of_another_phrase_behind_a_comma() -> None:
    found = candidates("tea, which boils, and coffee")
    assert "tea" in found
    assert not [span for span in found if span.startswith("tea,")]


def test_items_of_a_list_may_be_one_stretch() -> None:
    assert "doctors, nurses and surgeons" in candidates("by doctors, nurses and surgeons.")


def test_brackets_and_quotation_marks_stay_in_pairs() -> None:
    found = candidates('a Professional Coder (CPC) reads "hard books" daily')
    assert "Professional Coder (CPC)" in found
    assert not [span for span in found if span.count("(") != span.count(")") or span.count('"') % 2]


@pytest.mark.parametrize(
    ("text", "span"),
    [("it costs $5 million now", "$5 million"), ("it is Tesla's motor", "Tesla"), ("about 40% fail", "40%")],
)
def test_a_sign_that_belongs_to_a_stretch_is_in_it(text: str, span: str) -> None:
    found = candidates(text)
    assert span in found
    assert span.strip("$%") not in found or span == "Tesla"


def test_what_says_nothing_but_words_of_the_question_is_none() -> None:
    found = candidates("the medical coder reads charts", "What does a medical coder read?")
    assert found
    assert not {"medical", "medical coder", "coder", "reads"} & set(found)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (AnswerKind.MONEY, ["$399", "$499"]),
        (AnswerKind.DATE, ["2023"]),
        (AnswerKind.DURATION, ["four hours"]),
        (AnswerKind.PERCENTAGE, ["70%"]),
    ],
)
def test_where_a_figure_is_asked_for_only_figures_of_the_kind_are_candidates(
    kind: AnswerKind, expected: list[str]
) -> None:
    text = "In 2023 the exam cost $399, later $499. It lasts four hours and asks for 70%."
    assert candidates(text, "What?", kind) == expected


def test_a_figure_that_the_question_names_is_none() -> None:
    text = "In 2023 it cost $399, in 2024 $425."
    assert candidates(text, "When did it cost more than in 2023?", AnswerKind.DATE) == ["2024"]


@pytest.mark.parametrize("figure", ["$400", "40%"])
def test_a_number_is_not_cut_from_its_sign(figure: str) -> None:
    assert candidates(f"at least {figure} more", "How many?", AnswerKind.NUMBER) == [figure]


def test_a_stretch_of_a_kind_is_told_by_its_words() -> None:
    text = "Now. It costs $1,500 a year."
    found = stretches_of_kind(text, section("s", text).sentences, quoted_words(text), AnswerKind.MONEY)
    assert _spans(found) == [Span(14, 20)]
    assert (found.first.tolist(), found.last.tolist()) == ([3], [3])


def test_values_of_words_are_summed_over_a_stretch() -> None:
    text = "big red town"
    words = quoted_words(text)
    found = find_candidates(text, section("s", text).sentences, words, AnswerKind.DESCRIPTION)
    sizes = words.ends - words.starts
    assert found.inside(sizes).tolist() == [len(span.replace(" ", "")) for span in candidates(text)]


_BITS = st.sampled_from(
    ["Coder", "the", "(", ")", '"', "'s", "$", "%", "5", " ", " ", " ", ", ", ". ", "of", "\n", "été"]
)


@given(st.text(max_size=200) | st.lists(_BITS, max_size=60).map("".join), st.sampled_from(AnswerKind))
def test_a_candidate_is_a_short_stretch_of_the_text_that_says_something_and_has_the_shape_of_a_figure(
    text: str, kind: AnswerKind
) -> None:
    sentences = section("s", text).sentences
    for span in _places(text, "what is the coder?", kind):
        words = text[span.start : span.end]
        assert words.strip() == words != ""
        assert len(words) <= MOST_CHARACTERS_IN_SPAN
        inside = [one for one in sentences if one.start <= span.start and span.end <= one.end]
        assert len(inside) == 1
        if kind in REQUIRED_KINDS:
            start = inside[0].start
            of_kind = spans_of_kind(text[start : inside[0].end], kind)
            signs = words.startswith("$"), words.endswith("%")
            bare = span.start - start + signs[0], span.end - start - signs[1]
            assert {bare, (span.start - start, span.end - start)}.intersection(of_kind)
        else:
            assert len(words.split()) <= MOST_WORDS_IN_SPAN
