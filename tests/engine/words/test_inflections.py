"""The regular forms of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.words.analysis import stem
from engine.words.inflections import inflections


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("become", {"becomes", "becoming"}),
        ("programs", {"program", "programming", "programmed"}),
        ("programming", {"program", "programs"}),
        ("policies", {"policy"}),
        ("apply", {"applies", "applied", "applying"}),
        ("switch", {"switches", "switched", "switching"}),
        ("coded", {"code", "codes", "coding"}),
        ("answer", {"answers", "answered", "answering"}),
    ],
)
def test_a_word_has_its_regular_forms(word: str, forms: set[str]) -> None:
    assert forms <= inflections(word)


def test_a_form_with_another_stem_is_none() -> None:
    assert "new" not in inflections("news")


@pytest.mark.parametrize("word", ["", "s", "ed", "ing", "ies", "ties", "sing", "yyyy", "éééé"])
def test_short_and_odd_words_are_no_trouble(word: str) -> None:
    assert word not in inflections(word)


@given(st.text("abcdeginsyz", max_size=9))
def test_every_form_is_found_as_the_word_is(word: str) -> None:
    assert {stem(form) for form in inflections(word)} <= {stem(word)}
