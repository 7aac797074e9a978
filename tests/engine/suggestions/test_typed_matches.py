"""What of a text has been typed."""

from __future__ import annotations

import pytest

from engine.suggestions.typed_matches import typed_matches


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("How long does tea keep?", "how lo", ["How", "lo"]),
        ("How long does tea keep?", "keeping te", ["te", "keep"]),
        ("The co-pay", "copay", ["co-pay"]),
        ("The co-pay", "pay", ["pay"]),
        ("Le café", "cafe", ["café"]),
        ("Tea", "", []),
        ("Tea", "x", []),
    ],
)
def test_words_are_marked_as_far_as_they_are_typed(text: str, typed: str, marked: list[str]) -> None:
    found = typed_matches(text, typed)
    assert [text[match.start : match.start + match.length] for match in found] == marked
