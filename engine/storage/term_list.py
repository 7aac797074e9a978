"""Sorted terms in one stretch of bytes, found by bisection: few are objects before they are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

# One term in so many is kept as an object: most steps of a search are then in a list.
_STEP = 16


class TermList:
    """Terms in byte order; the number of a term is its place."""

    def __init__(self, joined: NDArray[np.uint8], starts: NDArray[np.uint64]) -> None:
        # Of a memory view a number or a slice is had several times as fast as of an array.
        self._joined, self._starts = joined.data, starts.data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._joined[self._starts[number] : self._starts[number + 1]])

    @cached_property
    def _marks(self) -> list[bytes]:
        return [self[number] for number in range(0, len(self), _STEP)]

    def __iter__(self) -> Iterator[str]:
        return (self[number].decode("utf-8", "replace") for number in range(len(self)))

    def all(self) -> list[bytes]:
        """All terms, several times as fast as one by one."""
        joined = bytes(self._joined)
        return [joined[start:end] for start, end in pairwise(self._starts.tolist())]

    def find(self, term: str) -> int | None:
        """The number of a term, or None."""
        return self.find_bytes(term.encode("utf-8", "replace"))

    def find_bytes(self, wanted: bytes) -> int | None:
        """The number of an encoded term, or None."""
        block = max(0, bisect_right(self._marks, wanted) - 1) * _STEP
        number = bisect_left(self, wanted, block, min(block + _STEP, len(self)))
        return number if number < len(self) and self[number] == wanted else None

    def beginning(self, prefix: str) -> range:
        """The numbers of the terms that begin so."""
        wanted = prefix.encode("utf-8", "replace")
        first = bisect_left(self, wanted)
        # No term has this byte.
        return range(first, bisect_left(self, wanted + b"\xff", first))


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
