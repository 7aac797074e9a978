from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import QuestionError
from engine.expectation import AnswerKind
from engine.question import MAX_QUESTION_LENGTH, MAX_TERMS, clean_text, understand

HOSTILE = [
    "*:*",
    "[a TO",
    "~",
    "~9",
    "a* b*",
    '"unbalanced',
    "((((" * 100,
    "a AND OR NOT b",
    "😀 tea 🍵",
    "مرحبا بالعالم",
    "\u202eeta",
    "日本語の質問",
    "Wie lange zieht grüner Tee?",
    "tea\x00\x1b[31m",
    "tea \ud800\udfff",
    "<script>alert(1)</script>",
    "'; DROP TABLE sections; --",
    "%",
    "...",
    "a" * MAX_QUESTION_LENGTH,
    "why " * 500,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_understood_as_words(text: str) -> None:
    question = understand(text)
    assert len(question.terms) <= MAX_TERMS
    question.text.encode("utf-8")


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\x00\x01", "\ud800", "\u3000"])
def test_an_empty_question_is_an_error_of_its_field(text: str) -> None:
    with pytest.raises(QuestionError, match="empty") as caught:
        understand(text)
    assert caught.value.field == "q"


@pytest.mark.parametrize("length", [MAX_QUESTION_LENGTH + 1, 100_000])
def test_an_overlong_question_is_an_error_of_its_field(length: int) -> None:
    with pytest.raises(QuestionError, match=str(MAX_QUESTION_LENGTH)) as caught:
        understand("a" * length)
    assert caught.value.field == "q"


def test_white_space_does_not_count_towards_the_length() -> None:
    assert understand("tea" + " " * 100_000 + "leaf").text == "tea leaf"


def test_question_words_are_not_searched_for_and_decide_the_kind() -> None:
    question = understand("How long does the brewing of green tea take?")
    assert {"brew", "green", "tea"} <= set(question.terms)
    assert not {"how", "long", "does", "the", "of"} & set(question.terms)
    assert question.kind is AnswerKind.DURATION


def test_terms_are_distinct_in_order_and_know_their_words() -> None:
    question = understand("Green teas or green coffees")
    assert question.terms == ("green", "tea", "coffe")
    assert question.words == {"green": "Green", "tea": "teas", "coffe": "coffees"}


@pytest.mark.parametrize("text", ["what is it", "who", "how long", "to be or not to be"])
def test_a_question_of_question_words_alone_still_searches(text: str) -> None:
    assert understand(text).terms


@pytest.mark.parametrize(("text", "term"), [("Who runs the WHO?", "who"), ("What does IT pay?", "it")])
def test_an_abbreviation_in_capitals_is_no_stop_word(text: str, term: str) -> None:
    assert term in understand(text).terms


def test_every_term_has_a_weight() -> None:
    question = understand("How much does a coder earn?")
    assert set(question.terms) <= question.weights.keys()
    assert all(weight > 0 for weight in question.weights.values())


@given(st.text(st.characters(), max_size=60))
def test_clean_text_is_printable_and_stays_as_it_is(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert clean_text(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert "\x00" not in cleaned and "\n" not in cleaned


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_a_question_or_a_question_error(text: str) -> None:
    try:
        question = understand(text)
    except QuestionError:
        assert not clean_text(text)
    else:
        assert set(question.words) == set(question.terms)
