from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.words.analysis import split_text
from engine.words.word_classes import WordClass, is_joining, word_class


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", WordClass.ARTICLE),
        ("The", WordClass.ARTICLE),
        ("of", WordClass.OF),
        ("was", WordClass.BE),
        ("became", WordClass.VERB),
        ("invented", WordClass.PAST),
        ("coding", WordClass.GERUND),
        ("usually", WordClass.ADVERB),
        ("seven", WordClass.NUMERAL),
        ("44,090", WordClass.FIGURE),
        ("ICD-10", WordClass.FIGURE),
        ("Warsaw", WordClass.NAME),
        ("coder", WordClass.OTHER),
    ],
)
def test_a_word_is_of_the_class_that_its_form_tells(word: str, expected: WordClass) -> None:
    assert word_class(word) is expected


def test_a_verb_with_a_capital_is_a_name() -> None:
    assert (word_class("left"), word_class("Left")) == (WordClass.VERB, WordClass.NAME)


@pytest.mark.parametrize("word", ["red", "king", "fly"])
def test_a_short_word_has_no_ending(word: str) -> None:
    assert word_class(word) in (WordClass.OTHER, WordClass.VERB)


def test_what_only_joins_or_points_is_told_from_what_says_something() -> None:
    assert all(map(is_joining, ("the", "Of", "they", "which", "is", "its", "those")))
    assert not any(map(is_joining, ("coder", "not-for-profit", "seven", "Its-a-book", "many")))


@given(st.text())
def test_every_word_of_any_text_has_a_class(text: str) -> None:
    for word in split_text(text).words:
        assert word_class(word) is not WordClass.EDGE
        assert is_joining(word) == is_joining(word.lower())
