"""How unlikely slips are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from engine.vocabulary.edit_cost import edit_cost

WORDS = st.text("abcdeoprs", max_size=9)


@pytest.mark.parametrize(
    ("typed", "likelier", "other"),
    [
        ("aprove", "approve", "prove"),
        ("codre", "coder", "code"),
        ("ocder", "coder", "order"),
        ("salery", "salary", "salmry"),
        ("cofer", "coder", "coper"),
        ("codder", "coder", "cogder"),
        ("bilr", "bill", "boil"),
    ],
)
def test_likely_slips_cost_less(typed: str, likelier: str, other: str) -> None:
    assert edit_cost(typed, likelier) < edit_cost(typed, other)


def test_a_slip_in_the_first_letter_costs_more() -> None:
    assert edit_cost("oders", "orders") < edit_cost("oders", "coders")


def test_a_swap_is_one_slip() -> None:
    assert edit_cost("salray", "salary") == edit_cost("slaary", "salary") < edit_cost("salay", "salary") * 2


@given(WORDS, WORDS)
def test_only_the_same_word_costs_nothing_and_each_edit_costs_its_own(typed: str, meant: str) -> None:
    edits = OSA.distance(typed, meant)
    assert (edit_cost(typed, meant) == 0) == (edits == 0)
    assert 2 * edits <= edit_cost(typed, meant) <= 6 * edits + len(typed) + len(meant) + 7
