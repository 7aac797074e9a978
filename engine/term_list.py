"""Sorted terms in one stretch of bytes, found by bisection: none is made an object before it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


class TermList:
    """Terms in byte order; the number of a term is its place."""

    def __init__(self, joined: NDArray[np.uint8], starts: NDArray[np.uint64]) -> None:
        self._joined = joined.data
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        if number >= len(self):
            raise IndexError(number)
        return bytes(self._joined[int(self._starts[number]) : int(self._starts[number + 1])])

    def __iter__(self) -> Iterator[str]:
        return (self[number].decode("utf-8", "replace") for number in range(len(self)))

    def find(self, term: str) -> int | None:
        """The number of a term, or None."""
        wanted = term.encode("utf-8", "replace")
        number = bisect_left(self, wanted)
        return number if number < len(self) and self[number] == wanted else None


def compile_terms(terms: Sequence[bytes]) -> dict[str, NDArray[Any]]:
    """The arrays of a list of terms in byte order."""
    return {
        "term_bytes": np.frombuffer(b"".join(terms), dtype=np.uint8),
        "term_starts": starts_of([len(term) for term in terms]),
    }


def starts_of(sizes: Sequence[int] | NDArray[Any]) -> NDArray[np.uint64]:
    """Where each of some stretches that follow each other starts, and at last where they all end."""
    starts = np.zeros(len(sizes) + 1, dtype=np.uint64)
    np.cumsum(np.asarray(sizes, dtype=np.uint64), out=starts[1:])
    return starts
