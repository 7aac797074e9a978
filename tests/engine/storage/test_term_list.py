"""Terms found in a stretch of bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.storage.term_list import TermList, compile_terms, starts_of

_terms = st.lists(st.text("ab\0é日😀", max_size=4), max_size=12)


def _list_of(terms: list[str]) -> TermList:
    compiled = compile_terms(sorted({term.encode() for term in terms}))
    return TermList(compiled["term_bytes"], compiled["term_starts"])


@given(_terms)
def test_terms_come_back_in_byte_order(terms: list[str]) -> None:
    expected = sorted({term.encode() for term in terms})
    found = _list_of(terms)
    assert list(found) == [term.decode() for term in expected]
    assert [found[number] for number in range(len(found))] == expected
    assert found.all() == expected


@given(_terms, _terms)
def test_a_term_is_found_at_its_number_and_no_other_is_found(terms: list[str], asked: list[str]) -> None:
    numbers = {term.decode(): number for number, term in enumerate(sorted({term.encode() for term in terms}))}
    found = _list_of(terms)
    for term in [*terms, *asked]:
        assert found.find(term) == numbers.get(term)


@pytest.mark.parametrize("size", [15, 16, 17, 32, 200])
def test_every_term_of_a_long_list_is_found_and_none_between(size: int) -> None:
    found = _list_of([f"{number:03}" for number in range(size)])
    assert [found.find(f"{number:03}") for number in range(size)] == list(range(size))
    assert {found.find(f"{number:03}a") for number in range(size)} == {None}


def test_a_number_beyond_the_last_is_an_error() -> None:
    with pytest.raises(IndexError):
        _list_of(["a"])[1]


def test_a_lone_surrogate_is_no_term() -> None:
    assert _list_of(["a", "b"]).find("\udcff") is None


def test_a_list_without_terms_finds_nothing() -> None:
    found = _list_of([])
    assert (list(found), len(found), found.find("a"), found.find("")) == ([], 0, None, None)


@given(st.lists(st.integers(0, 9)))
def test_each_stretch_starts_where_the_one_before_ends(sizes: list[int]) -> None:
    starts = starts_of(sizes)
    assert starts.tolist() == [sum(sizes[:number]) for number in range(len(sizes) + 1)]


def test_many_long_stretches_do_not_overflow() -> None:
    assert starts_of(np.full(3, 0xFFFF_FFFF, dtype=np.uint32))[-1] == 3 * 0xFFFF_FFFF
