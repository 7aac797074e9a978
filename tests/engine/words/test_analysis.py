from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.words.analysis import MAX_TERM_LENGTH, count_terms, split_text, terms_of, tokenize, words_before
from engine.words.stopwords import INDEX_STOP_WORDS, QUESTION_STOP_WORDS


def _terms(text: str) -> list[str]:
    return [term for token in tokenize(text) for term in token.terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("44,090", ["44090"]),
        ("$1,000.50", ["1000.50"]),
        ("7%", ["7", "percent"]),
        ("E11.9", ["e11.9"]),
        ("99213", ["99213"]),
        ("ICD-10-CM", ["icd-10-cm", "icd-10", "icd"]),
        ("CPC", ["cpc"]),
        ("EHRs", ["ehr"]),
        ("U.S.", ["us"]),
        ("E/M", ["e/m"]),
        ("co-pay", ["copay", "co", "pay"]),
        ("copay", ["copay"]),
        ("coder's", ["coder"]),
        ("coder’s", ["coder"]),
        ("résumé", ["resum"]),
        ("2010-2015", ["2010", "2015"]),
        ("coding", ["code"]),
        ("...", []),
        ("", []),
    ],
)
def test_the_terms_of_a_word(text: str, terms: list[str]) -> None:
    assert _terms(text) == terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co-pay", "copay"),
        ("co‑pay", "co-pay"),
        ("44,090", "44090"),
        ("ICD-10-CM", "icd-10"),
        ("ICD-10", "ICD"),
        ("U.S.", "US"),
        ("certificates", "certificate"),
        ("café", "cafe"),
        ("10-year", "year"),
    ],
)
def test_two_spellings_meet(one: str, other: str) -> None:
    assert set(_terms(one)) & set(_terms(other))


@pytest.mark.parametrize(
    ("one", "other"), [("E11.9", "E11"), ("99213", "99214"), ("not", "note"), ("CPC", "CPB")]
)
def test_two_words_stay_apart(one: str, other: str) -> None:
    assert not set(_terms(one)) & set(_terms(other))


def test_a_heading_in_capitals_is_stemmed_like_any_other() -> None:
    assert _terms("MEDICAL CODING SALARIES") == _terms("Medical coding salaries")
    assert count_terms("MEDICAL CODING SALARIES") == count_terms("medical coding salaries")


def test_counts_leave_stop_words_out() -> None:
    assert count_terms("the coder and the coders of a code") == {"coder": 2, "code": 1}


@pytest.mark.parametrize("word", ["not", "can", "if", "when", "us", "no"])
def test_words_that_decide_a_question_are_in_the_index(word: str) -> None:
    assert count_terms(word) == {word: 1}


def test_question_stop_words_hold_those_of_the_index() -> None:
    assert INDEX_STOP_WORDS < QUESTION_STOP_WORDS


def test_a_very_long_word_is_cut() -> None:
    (token,) = tokenize("x" * 100_000)
    assert all(len(term) <= MAX_TERM_LENGTH for term in token.terms)


@pytest.mark.parametrize(
    "text", ["a-" * 20_000, "a." * 20_000, "1,111" * 20_000, "-" * 100_000, "é" * 50_000]
)
def test_long_odd_text_takes_no_time_and_harms_nobody(text: str) -> None:
    count_terms(text)


_any_text = st.text(st.characters()) | st.text("aZé9.,-'’‑%&/ \udcff\u0301İßŉ", max_size=40)


@given(_any_text)
def test_tokens_ascend_and_lie_in_the_text(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert token.terms and all(token.terms)
        assert len(set(token.terms)) == len(token.terms)
        end = token.end


# What a word is, without what makes looking for it fast.
_RULES = (
    r"\d+(?:,\d{3})+(?:\.\d+)?(?![^\W_])|[^\W\d_](?:\.[^\W\d_])+\b\.?|\b[^\W\d_][&/][^\W\d_]\b"
    r"|[^\W_]+(?:[-.‐‑'’][^\W_]+)*|%"
)
_written = st.lists(
    st.sampled_from([*"aB5%_é٣²日.,;:)/&-'’ \n\t", "44,090", "1,23", "U.S.", "x.y", "a/b", "tea", " "]),
    max_size=12,
).map("".join)


@given(_written | _any_text)
def test_words_are_what_the_rules_find_from_left_to_right(text: str) -> None:
    if not text.isupper():
        found = [(word.start(), word.group()) for word in re.finditer(_RULES, text)]
        split = split_text(text)
        assert list(zip(split.starts, split.words, strict=True)) == found


@given(_any_text)
def test_a_split_text_has_the_words_that_are_tokenized(text: str) -> None:
    split = split_text(text)
    words = [
        (start, len(word), terms_of(word)) for start, word in zip(split.starts, split.words, strict=True)
    ]
    assert split.text == text
    assert words == [(token.start, token.end - token.start, token.terms) for token in tokenize(text)]


@example(["THE EHRS", "ARE CLOSED"], " ")
@given(st.lists(_any_text | _written, max_size=5), st.sampled_from([" ", "\n", "\u00a0", " \n "]))
def test_words_are_counted_up_to_each_of_some_places(texts: list[str], blank: str) -> None:
    text = blank.join(texts)
    starts = [len(blank.join([*texts[:number], ""])) for number in range(len(texts))]
    split = split_text(text)
    words, counts = words_before(text, starts)
    assert words == split.words
    assert counts == [sum(place < start for place in split.starts) for start in starts]


@given(_any_text)
def test_what_is_counted_is_what_is_tokenized(text: str) -> None:
    tokens = {term for token in tokenize(text) for term in token.terms}
    counted = set(count_terms(text))
    if len(text.lower()) == len(text):
        assert counted == tokens - INDEX_STOP_WORDS


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_plain_word_has_one_term_whatever_its_first_letter(word: str) -> None:
    assert terms_of(word) == terms_of(word.capitalize())
    assert len(terms_of(word)) == 1
