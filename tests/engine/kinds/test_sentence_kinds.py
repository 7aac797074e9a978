from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.kinds.answer_spans import kind_bits
from engine.kinds.sentence_kinds import sentence_kinds

_WORDS = st.sampled_from(
    "It took three to 1,234 Twenty-One % $5 US$ per cent percentage points dollars Euros yen a an few several"
    " half dozen hours WEEKS decade centuries May 2004 1999s 3rd century in the at New York of and or someone"
    " often nine tenth January march 2024-05-01 early 12 ı fıve mınutes ſeconds Kent PERCENT ten-year".split()
)


@given(st.lists(_WORDS | st.text(max_size=4), max_size=14).map(" ".join))
@settings(max_examples=600, deadline=None)
def test_they_are_those_that_every_pattern_finds(sentence: str) -> None:
    assert sentence_kinds(sentence) == kind_bits(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It costs $5 an hour.",
        "About ten per\xa0cent of them.",
        "someone per cent",
        "The recent centre of the adjacent page.",
        "A PER CENT of 3to5 things.",
        "Fifty cents, 3 cents and two centuries.",
        "the 3rd century",
        "twotothree centuries, twotothree hours",
        "the Mayor of\xa0the Netherlands",
        "5 K and ſix minutes",
        "Two thirds live in Paris.",
        "It began in May.",
        "All of it in 1999.",
        "nothing here",
        "",
    ],
)
def test_each_kind_is_found(sentence: str) -> None:
    assert sentence_kinds(sentence) == kind_bits(sentence)
