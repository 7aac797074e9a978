from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.words.number_words import amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("44,090", 44_090),
        ("1.5", 1.5),
        ("four", 4),
        ("twenty-five", 25),
        ("one hundred", 100),
        ("two hundred thousand", 200_000),
        ("1.2 million", 1_200_000),
        ("three thousand five hundred", 3_500),
        ("40k", 40_000),
        ("1.5 M", 1_500_000),
        ("a dozen".removeprefix("a "), 12),
        ("half", 0.5),
    ],
)
def test_digits_words_and_scales_are_read(text: str, value: float) -> None:
    assert amount(text) == value


@pytest.mark.parametrize("text", ["", "  ", "a few", "m", "vitamin k", "3 apples", "$5", "½", "٣ x"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert amount(text) is None


@given(st.integers(0, 10**12))
def test_thousands_separators_do_not_matter(number: int) -> None:
    assert amount(f"{number:,}") == amount(str(number)) == number


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    found = amount(text)
    assert found is None or math.isfinite(found)


def test_a_number_beyond_all_bounds_is_none() -> None:
    assert amount("9" * 5_000) is None
