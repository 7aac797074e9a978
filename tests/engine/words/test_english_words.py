"""Words of English."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine.words.english_words
from engine.words.english_words import is_english


@pytest.mark.parametrize("word", ["play", "plays", "playing", "treaties", "black", "mars", "competition"])
def test_words_of_english_are_known_in_any_form(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["ocder", "aprove", "certifciation", "codding", "mony", "qzx", ""])
def test_slips_are_not(word: str) -> None:
    assert not is_english(word)


def test_the_list_is_in_order_and_holds_plain_words_once() -> None:
    path = Path(engine.words.english_words.__file__).with_suffix(".txt")
    lines = [line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith("#")]
    words = [word for line in lines for word in line.split()]
    assert words == sorted(set(words))
    assert all(word.isalpha() and word.islower() and len(word) > 2 for word in words)
