from __future__ import annotations

from dataclasses import replace

import pytest

from engine.section import Span
from engine.storage.forward_compiler import compile_forward
from engine.storage.term_list import TermList
from tests.engine.small_index import section


@pytest.mark.parametrize(
    ("text", "starts", "before"),
    [
        ("Claims go out. Payers pay.", [0, 15], [0, 3]),
        # What runs on for too long is cut within a word.
        ("Claimspayers pay.", [0, 6], [0, 1]),
        ("Claims are paid。Payers pay.", [0, 16], [0, 2]),
    ],
)
def test_a_sentence_begins_after_the_words_before_it(text: str, starts: list[int], before: list[int]) -> None:
    spans = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    arrays = compile_forward([replace(section("s", text), sentences=tuple(spans))])
    assert arrays["sentences"].tolist() == before


def test_a_word_that_a_sentence_ends_in_is_one_word() -> None:
    text = "Claimspayers pay."
    cut = replace(section("s", text), sentences=(Span(0, 6), Span(6, len(text))))
    arrays = compile_forward([cut])
    terms = TermList(arrays["term_bytes"], arrays["term_starts"])
    assert [terms[number] for number in arrays["words"].tolist()] == [b"claimspay", b"pay"]
