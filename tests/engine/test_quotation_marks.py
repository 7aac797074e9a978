"""What a question puts in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.quotation_marks import quoted_phrases, quoted_spans


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
def test_quoted_stretches_lie_in_the_text_in_order_and_hold_no_mark_of_theirs(text: str) -> None:
    spans = quoted_spans(text)
    assert all(0 < start < end < len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all('"' not in text[start:end] for start, end in spans if text[start - 1] == '"')
