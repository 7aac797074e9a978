"""Spelling correction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from engine.vocabulary.spelling import LONG, MAX_INFLECTED, Speller, is_correctable, replace_words
from engine.words.english_words import is_english

COUNTS = {"registrar": 5, "salary": 9, "salads": 1, "coding": 20, "claims": 4, "code": 70, "coder": 30}
SPELLER = Speller(COUNTS)


@pytest.mark.parametrize(
    ("word", "corrected"),
    [
        ("registar", "registrar"),
        ("rgstrra", None),
        ("salray", "salary"),
        ("Codign", "coding"),
        ("clam", None),
        ("claisms", "claims"),
    ],
)
def test_a_near_word_of_the_documents_is_found(word: str, corrected: str | None) -> None:
    assert SPELLER.correct(word) == corrected


@pytest.mark.parametrize("word", ["99213", "E119", "CPCX", "CODR", "EHRss", "co", "café", "clai1", ""])
def test_codes_abbreviations_and_short_words_are_never_corrected(word: str) -> None:
    assert not is_correctable(word)
    assert SPELLER.correct(word) is None


def test_a_word_of_the_documents_is_left_alone() -> None:
    assert SPELLER.correct("Claims") is None


@pytest.mark.parametrize("word", ["player", "play", "plays", "mars", "treaties", "black"])
def test_a_word_of_english_is_left_alone_whatever_is_near(word: str) -> None:
    speller = Speller({"payer": 9, "pay": 9, "pays": 9, "cars": 9, "treated": 9, "back": 9})
    assert speller.correct(word) is None


def test_a_short_word_may_differ_by_one_edit_only() -> None:
    assert SPELLER.correct("slarry") is None


@pytest.mark.parametrize("word", ["regitar", "regstrar", "registraxar", "rgeistrra"])
def test_a_long_word_may_differ_by_two_edits_however_short_it_was_typed(word: str) -> None:
    assert SPELLER.correct(word) == "registrar"


def test_of_equally_likely_slips_the_commoner_word_wins() -> None:
    assert Speller({"tests": 1, "texts": 8}).correct("tehts") == "texts"


def test_a_likely_slip_wins_over_a_commoner_word() -> None:
    assert Speller({"approve": 1, "prove": 9}).correct("aprove") == "approve"
    assert Speller({"coder": 1, "code": 9}).correct("codre") == "coder"


def test_a_form_that_the_documents_lack_is_found_but_not_before_one_that_they_hold() -> None:
    speller = Speller({"transmogrify": 3, "grommet": 3})
    assert speller.correct("transmogrifeis") == "transmogrifies"
    assert speller.correct("gromets") == "grommets"
    assert Speller({"grommet": 3, "grommes": 3}).correct("gromets") == "grommets"
    assert Speller({"grommet": 3, "gromeits": 3}).correct("gromets") == "gromeits"


def test_a_large_vocabulary_is_left_without_further_forms() -> None:
    words = {f"word{number}": 1 for number in range(MAX_INFLECTED)}
    assert Speller({**words, "grommet": 3}).correct("gromets") is None


def test_a_capitalised_word_keeps_its_first_letter() -> None:
    assert SPELLER.correct("Ocder") is None
    assert SPELLER.correct("ocder") == "coder"
    assert SPELLER.correct("Codre") == "coder"


def test_three_letters_are_a_common_word_with_one_dropped_or_left_alone() -> None:
    assert SPELLER.correct("cde") == "code"
    assert SPELLER.correct("ode") is None
    assert SPELLER.correct("coe") == "code"
    assert SPELLER.correct("Cde") == "code"
    assert Speller({"code": 1, "claim": 100}).correct("cde") is None


def test_without_any_words_nothing_is_corrected() -> None:
    assert Speller({}).correct("salry") is None


@given(st.text(max_size=80))
def test_any_text_is_corrected_to_a_word_or_not_at_all(word: str) -> None:
    assert SPELLER.correct(word) is None or is_correctable(word)


@given(
    st.sets(st.text("abcé", min_size=3, max_size=9), min_size=1, max_size=30),
    st.text("abc", min_size=4, max_size=9),
)
def test_no_word_within_reach_is_overlooked(vocabulary: set[str], typed: str) -> None:
    speller = Speller(dict.fromkeys(vocabulary, MAX_INFLECTED))
    within = {
        word
        for word in vocabulary
        if OSA.distance(typed, word) <= (1 if max(len(word), len(typed)) < LONG else 2)
    }
    corrected = speller.correct(typed)
    assert corrected is None or corrected in speller._commonness
    if within and typed not in vocabulary and not is_english(typed):
        assert corrected is not None


def test_only_the_words_given_are_replaced_in_place() -> None:
    assert replace_words("teh cat, teh end", [(9, 12)], lambda _: "the") == "teh cat, the end"
    assert replace_words("all well", [(0, 3)], lambda _: None) is None
