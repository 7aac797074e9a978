"""Spelling correction."""

from __future__ import annotations

import pytest

from engine.spelling import Speller, is_correctable, replace_words

SPELLER = Speller(
    {"registrar": 5, "salary": 9, "salads": 1, "coding": 20, "claims": 4, "claim": 30, "code": 7}
)


@pytest.mark.parametrize(
    ("word", "corrected"),
    [
        ("registar", "registrar"),
        ("rgstrra", None),
        ("salray", "salary"),
        ("Codign", "coding"),
        ("clam", "claim"),
    ],
)
def test_a_near_word_of_the_documents_is_found(word: str, corrected: str | None) -> None:
    assert SPELLER.correct(word) == corrected


@pytest.mark.parametrize("word", ["99213", "E119", "CPCX", "cod", "café", "clai1"])
def test_codes_abbreviations_and_short_words_are_never_corrected(word: str) -> None:
    assert not is_correctable(word)
    assert SPELLER.correct(word) is None


def test_a_word_of_the_documents_is_left_alone() -> None:
    assert SPELLER.correct("Claims") is None


def test_a_short_word_may_differ_by_one_edit_only() -> None:
    assert SPELLER.correct("slarry") is None


def test_of_equally_near_words_the_commoner_wins() -> None:
    assert Speller({"tests": 1, "texts": 8}).correct("tehts") == "texts"


def test_only_the_words_given_are_replaced_in_place() -> None:
    assert replace_words("teh cat, teh end", [(9, 12)], lambda _: "the") == "teh cat, the end"
    assert replace_words("all well", [(0, 3)], lambda _: None) is None
