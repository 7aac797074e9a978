from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.words.comparing_text import compares

SIDES = (frozenset({"copay"}), frozenset({"coinsur"}))


@pytest.mark.parametrize(
    "text",
    [
        "A copay is a fixed amount and coinsurance is a share of the bill.",
        "Copay and coinsurance differ.",
        "Unlike a copay, coinsurance is a share.",
        "Both copay and coinsurance are paid by the patient.",
        "Term: Copay | Meaning: A fixed amount\nTerm: Coinsurance | Meaning: A share",
    ],
)
def test_a_statement_on_each_side_compares(text: str) -> None:
    assert compares(text, SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "The patient owes a copay or coinsurance.",
        "Ask about copay, coinsurance and deductible.",
        "A copay is a fixed amount. Coinsurance is a share.",
        "Copay\nA fixed amount.",
        "Nothing of the kind.",
        "",
    ],
)
def test_things_named_in_one_breath_or_apart_are_not_compared(text: str) -> None:
    assert not compares(text, SIDES)


@given(st.text("copay insurane.\n|but ", max_size=200))
def test_the_order_of_the_sides_does_not_matter(text: str) -> None:
    assert compares(text, SIDES) == compares(text, SIDES[::-1])


def test_a_long_odd_text_does_not_hang() -> None:
    compares("copay coinsurance " * 300, SIDES)
