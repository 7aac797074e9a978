"""One typing error."""

from __future__ import annotations

import pytest

from engine.suggestions.mistyped import Mistyped
from engine.suggestions.suggestion_entries import Entry
from engine.suggestions.suggestion_index import SuggestionIndex, compile_suggestions
from engine.suggestions.suggestion_words import typed_words


def _meant(typed: str, *known: str) -> list[list[str]] | None:
    index = SuggestionIndex(compile_suggestions([Entry(text, 1.0) for text in known]))
    reading = Mistyped(index).correct(typed_words(typed))
    return [sorted(wanted.instead) for wanted in reading.wanted] if reading else None


@pytest.mark.parametrize("typed", ["modifeir", "modifer", "modiffier", "mosifier", "omdifier", "nodifier"])
def test_a_letter_too_many_too_few_another_one_or_two_swapped(typed: str) -> None:
    assert _meant(typed, "modifier", "tea") == [["modifier"]]


@pytest.mark.parametrize("typed", ["modfi", "mdifi", "mmodif", "mosif"])
def test_a_beginning_may_be_mistyped_too(typed: str) -> None:
    assert _meant(typed, "modifiers") == [["modifiers"]]


def test_two_errors_are_too_many() -> None:
    assert _meant("midifeir", "modifier") is None


def test_a_short_word_is_left_alone() -> None:
    assert _meant("toae", "toe", "teas") is None


@pytest.mark.parametrize(
    ("typed", "known"), [("99214", "99213"), ("E11.8", "E11.9"), ("HCPCA", "HCPCS"), ("abcd1", "abcde")]
)
def test_codes_figures_and_abbreviations_are_never_taken_for_others(typed: str, known: str) -> None:
    assert _meant(typed, known) is None


def test_no_word_is_taken_for_a_code() -> None:
    assert _meant("abcde", "abcd1") is None


def test_known_words_stay_as_they_are() -> None:
    assert _meant("medical codnig", "medical", "coding") == [[], ["coding"]]
    assert _meant("medical coding", "medical", "coding") is None


def test_nothing_is_meant_where_another_word_is_unknown() -> None:
    assert _meant("xyzzyxyzzy codnig", "coding") is None


def test_an_index_of_nothing_knows_no_word() -> None:
    assert _meant("anything") is None
