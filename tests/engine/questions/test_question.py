"""A question understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import QuestionError
from engine.kinds.expectation import AnswerKind
from engine.questions.question import MAX_QUESTION_LENGTH, MAX_TERMS, clean_text, correct_spelling, understand

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


def test_the_phrasing_has_all_words_in_order_question_words_too() -> None:
    question = understand("How much does a coder earn, and how?")
    assert question.phrasing == ("how", "much", "doe", "coder", "earn")
    assert question.terms == ("coder", "earn")


@given(st.text(st.characters(), max_size=60).filter(clean_text))
def test_the_phrasing_has_every_term_once(text: str) -> None:
    question = understand(text)
    assert set(question.terms) <= set(question.phrasing)
    assert len(question.phrasing) == len(set(question.phrasing))


def test_no_more_terms_are_taken_than_a_paragraph_has() -> None:
    question = understand(" ".join(f"w{number}" for number in range(100)))
    assert question.terms == tuple(f"w{number}" for number in range(MAX_TERMS))
    assert len(question.phrasing) == 100


def _correct(text: str, known: str, corrections: dict[str, str]) -> str | None:
    return correct_spelling(understand(text), set(known.split()).__contains__, corrections.get)


def test_a_misspelt_word_is_corrected_where_it_stands() -> None:
    corrected = _correct(
        "Is slaary, or  Slaary paid?", "salari paid", {"slaary": "salary", "Slaary": "Salary"}
    )
    assert corrected == "Is salary, or Salary paid?"


@pytest.mark.parametrize(
    ("text", "known"),
    [("salaries paid", "salari paid"), ("slaary", "slaari"), ("co-pay", "pay"), ("what is it", "")],
)
def test_known_words_and_question_words_are_left_alone(text: str, known: str) -> None:
    assert _correct(text, known, dict.fromkeys((*text.split(), "co", "pay"), "wrong")) is None


def test_a_word_of_everyday_talk_is_no_misspelling_for_being_absent() -> None:
    assert _correct("keep salry", "", {"keep": "keel", "salry": "salary"}) == "keep salary"


def test_without_a_better_word_there_is_nothing_to_correct() -> None:
    assert _correct("slaary", "", {}) is None


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
