"""Misspelling judged questions."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from benchmarks.misspelling import misspell, mistype, slip_of
from engine.judging.judged_questions import JudgedQuestion

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14)


def _is_known(word: str) -> bool:
    return word in {"registrar", "make"}


@given(WORDS, st.integers())
def test_a_slip_is_one_edit_or_two_in_a_long_word_and_never_none(word: str, seed: int) -> None:
    edits = DamerauLevenshtein.distance(word, mistype(word, random.Random(seed)))
    assert 1 <= edits <= (1 if len(word) < 8 else 2)


def test_all_kinds_of_slips_are_made() -> None:
    made = {mistype("coder", random.Random(seed)) for seed in range(2_000)}
    assert {"ocder", "code", "coderx", "cader"} <= made


def test_a_telling_word_of_the_documents_is_misspelt_before_others() -> None:
    words = set()
    for seed in range(20):
        slip = misspell("How much money does the unheard registrar make?", _is_known, random.Random(seed))
        assert slip and slip.text == f"How much money does the unheard {slip.misspelt} make?"
        words.add(slip.word)
    assert words == {"registrar"}


@pytest.mark.parametrize(
    "text", ["what is the CPC", "where are EHRs", "icd-10 E11.9 99213", "who was he", ""]
)
def test_codes_acronyms_and_question_words_are_left_alone(text: str) -> None:
    assert misspell(text, lambda _: True, random.Random(1)) is None


def test_a_question_has_the_same_slip_each_time_and_another_with_another_seed() -> None:
    question = JudgedQuestion("g1", "How long does the registrar wait?", (), ())
    slips = [slip_of(question, _is_known, seed) for seed in (0, 0, 1, 2, 3)]
    assert slips[0] == slips[1]
    assert len(set(slips)) > 1


@given(st.text(max_size=60), st.integers(0, 50))
def test_any_text_is_misspelt_in_one_place_or_not_at_all(text: str, seed: int) -> None:
    slip = misspell(text, _is_known, random.Random(seed))
    assert slip is None or (slip.word in text and slip.misspelt in slip.text and slip.text != text)
