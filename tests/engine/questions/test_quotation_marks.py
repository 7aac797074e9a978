"""What a question puts in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questions.quotation_marks import quoted_phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('what is "medical billing software"', (("medic", "bill", "softwar"),)),
        ("“green tea” or «black tea»", (("green", "tea"), ("black", "tea"))),
        ("„grüner Tee“ und „Mate”", (("gruner", "tee"), ("mate",))),
        ('"tea" and "tea"', (("tea",),)),
        ('"the of" tea', ()),
        ('a 5" pipe', ()),
        ('"" " "', ()),
        ("the coder's `tea`", ()),
    ],
)
def test_phrases_are_told_by_their_terms(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert quoted_phrases(text) == expected


@given(st.text(alphabet='"“”«»„ab ', max_size=30))
def test_any_marks_give_phrases_of_words_that_stand_between_them(text: str) -> None:
    phrases = quoted_phrases(text)
    assert len(set(phrases)) == len(phrases)
    assert all(phrase and set("".join(phrase)) <= set("ab") for phrase in phrases)
