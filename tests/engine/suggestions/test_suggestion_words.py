"""Words as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.suggestions.suggestion_words import (
    key_of,
    key_of_words,
    parts_within,
    stem_of,
    stretch_of,
    typed_words,
    word_forms,
)


def _forms(text: str) -> list[tuple[str, ...]]:
    return [word.forms for word in typed_words(text)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Café au lait", [("cafe",), ("au",), ("lait",)]),
        ("co-pay", [("copay", "co", "pay")]),
        ("Bachelor’s", [("bachelors",)]),
        ("E11.9", [("e11.9", "e11", "9")]),
        ("ICD-10-CM", [("icd10cm", "icd", "10", "cm")]),
        ("array.map()", [("arraymap", "array", "map")]),
        ("C, C++ and C#", [("c",), ("c++",), ("and",), ("c#",)]),
        ("a_b #1 --x", [("a",), ("b",), ("1",), ("x",)]),
        ("", []),
        ("?!", []),
        ("STRASSE Straße", [("strasse",), ("strasse",)]),
    ],
)
def test_case_accents_hyphens_and_apostrophes_do_not_matter(text: str, forms: list[tuple[str, ...]]) -> None:
    assert _forms(text) == forms


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from("Boxes co-pays ﾞ İ C++ E11.9 Straße's".split())).map(" ".join)
)
def test_forms_and_keys_are_those_of_the_words(text: str) -> None:
    assert word_forms(text) == _forms(text)
    assert key_of(text) == key_of_words(typed_words(text))


def test_a_word_with_a_digit_has_no_other_stem() -> None:
    assert (stem_of("codings"), stem_of("e11s")) == ("code", "e11s")


def test_what_was_typed_of_a_word_is_measured_as_it_is_written() -> None:
    assert stretch_of("Co-Pay", 3) == 4
    assert stretch_of("Straße", 6) == 5
    assert stretch_of("tea", 9) == 3


@given(st.text(max_size=40))
def test_words_lie_in_the_text_and_no_form_is_empty_or_has_a_space(text: str) -> None:
    end = 0
    for word in typed_words(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end
        assert all(form and " " not in form for form in word.forms)
        for start, stop, _ in parts_within(text, word):
            assert word.start <= start < stop <= word.end
