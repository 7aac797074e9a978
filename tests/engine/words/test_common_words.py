from __future__ import annotations

from pathlib import Path

import pytest

from engine.words import common_words
from engine.words.common_words import is_common

LINES = Path(common_words.__file__).with_suffix(".txt").read_bytes().decode("ascii").splitlines()
WORDS = [line for line in LINES if not line.startswith("#")]


def test_the_list_is_sorted_and_names_each_word_once_in_lower_case() -> None:
    assert sorted(set(WORDS)) == WORDS
    assert all(word == word.strip().lower() != "" for word in WORDS)


@pytest.mark.parametrize("word", ["back", "keep", "Keep", "actually"])
def test_words_of_everyday_talk_are_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["modifier", "keeper", "", "#", " keep", "keep ", "E11.9", "كلمة"])
def test_other_words_are_not(word: str) -> None:
    assert not is_common(word)


def test_no_line_of_the_header_is_a_word() -> None:
    assert not any(is_common(line) for line in LINES if line.startswith("#"))


@pytest.mark.parametrize("word", ["ABLE", "BACK", "KEEP"])
def test_a_word_in_capitals_is_an_abbreviation_and_never_common(word: str) -> None:
    assert is_common(word.lower())
    assert not is_common(word)


def test_one_capital_letter_is_no_abbreviation() -> None:
    assert is_common("A")
