"""The postings of one field, read back from its arrays."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.storage.array_file import narrowed
from engine.storage.postings import FieldPostings, compile_field


def _compile(passages: list[list[str]]) -> FieldPostings:
    return FieldPostings(_arrays(passages))


def _arrays(passages: list[list[str]]) -> dict[str, NDArray[Any]]:
    counted = [Counter(words) for words in passages]
    terms = sorted({word.encode() for words in passages for word in words})
    postings = []
    for term in terms:
        docs = [number for number, words in enumerate(counted) if words[term.decode()]]
        postings.append((term, docs, [float(counted[doc][term.decode()]) for doc in docs]))
    return compile_field(postings, len(passages))


def test_a_term_is_found_with_its_passages_and_counts() -> None:
    field = _compile([["tea", "tea", "hot"], [], ["cup", "tea"]])
    tea = field.postings("tea")
    assert (tea.docs.tolist(), tea.counts.tolist()) == ([0, 2], [2, 1])
    assert field.lengths.tolist() == [3, 0, 2]


def test_a_term_that_the_field_does_not_hold_has_no_postings() -> None:
    field = _compile([["b", "d"]])
    for absent in ("", "a", "c", "e", "dd", "\udcff", "日本"):
        assert field.postings(absent).docs.tolist() == []


def test_how_often_a_term_stands_in_passages_that_are_asked_about() -> None:
    # Stored passages are numbers of one byte here: 258 must not be taken for 2.
    arrays = _arrays([["tea", "tea"], [], ["cup", "tea"], *[[]] * 260])
    field = FieldPostings({name: narrowed(array) for name, array in arrays.items()})
    assert field.counts_in("tea", np.array([258, 2, 0, 1, -254, 100_000])).tolist() == [0, 1, 2, 0, 0, 0]
    assert field.counts_in("milk", np.array([0, 1])).tolist() == [0, 0]


def test_a_field_without_terms_is_empty() -> None:
    field = _compile([[], []])
    assert field.postings("a").docs.tolist() == []
    assert field.lengths.tolist() == [0, 0]


@given(st.lists(st.lists(st.text("aäb日c", min_size=1, max_size=3), max_size=8), min_size=1, max_size=6))
def test_every_posting_comes_back(passages: list[list[str]]) -> None:
    field = _compile(passages)
    assert field.lengths.tolist() == [len(words) for words in passages]
    for term in {word for words in passages for word in words}:
        found = field.postings(term)
        expected = {number: words.count(term) for number, words in enumerate(passages) if term in words}
        assert dict(zip(found.docs.tolist(), found.counts.tolist(), strict=True)) == expected
