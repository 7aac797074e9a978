"""The words of a segment's sections as they are written, and in how many sections each stands, for spelling.

A segment never changes: what is deleted stays in its counts, and is counted apart (``deleted_words``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.term_list import TermList, compile_terms
from engine.words.analysis import count_words

Arrays = dict[str, NDArray[Any]]


class WordCounts:
    """Words in byte order, and in how many sections each stands; 0 where all of them are deleted."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], gone: Mapping[str, NDArray[Any]] | None) -> None:
        """``gone`` are the arrays of what is deleted, of which all are words here."""
        self.terms = _terms(arrays)
        self._arrays, self._gone = arrays, gone

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """In how many sections each word stands."""
        counts: NDArray[np.int64] = self._arrays["counts"].astype(np.int64)
        if self._gone is not None:
            deleted = _terms(self._gone)
            found = [self.terms.find_bytes(deleted[number]) for number in range(len(deleted))]
            np.subtract.at(counts, np.array(found, np.intp), self._gone["counts"])
        return counts

    def frequencies(self) -> dict[str, int]:
        """Each word that stands in a section, with the number of those that hold it."""
        pairs = zip(self.terms, self.counts.tolist(), strict=True)
        return {word: count for word, count in pairs if count}

    def arrays(self) -> Arrays:
        """The arrays of what is left."""
        return compile_words(
            {self.terms[n]: int(self.counts[n]) for n in np.flatnonzero(self.counts).tolist()}
        )


def count_sections(sections: Iterable[Section]) -> Counter[bytes]:
    """In how many of the sections each word stands."""
    counts: Counter[bytes] = Counter()
    for section in sections:
        counts.update(words_of(section))
    return counts


def words_of(section: Section) -> Iterator[bytes]:
    """The words of a section, each once."""
    text = " ".join([section.title, *section.breadcrumb, section.text])
    return (word.encode("utf-8", "replace") for word in count_words(text))


def read_words(arrays: Mapping[str, NDArray[Any]]) -> Counter[bytes]:
    """The inverse of ``compile_words``."""
    return Counter(dict(_counted(arrays)))


def compile_words(counts: Mapping[bytes, int]) -> Arrays:
    """The arrays of words with their counts."""
    words = sorted(counts)
    return {**compile_terms(words), "counts": np.asarray([counts[word] for word in words], np.uint32)}


def add_words(counted: Sequence[Mapping[str, NDArray[Any]]]) -> Arrays:
    """The arrays of the words of several parts together."""
    total: defaultdict[bytes, int] = defaultdict(int)
    for arrays in counted:
        for word, count in _counted(arrays):
            total[word] += count
    return compile_words(total)


def _counted(arrays: Mapping[str, NDArray[Any]]) -> Iterator[tuple[bytes, int]]:
    return zip(_terms(arrays).all(), arrays["counts"].tolist(), strict=True)


def _terms(arrays: Mapping[str, NDArray[Any]]) -> TermList:
    return TermList(arrays["term_bytes"], arrays["term_starts"])
