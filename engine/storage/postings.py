"""One segment's postings as arrays: for each field, per term, the passages that hold it and how often.

A segment never changes once it is written, so this is made once, when it is committed, and can be made
again from the segment at any time. Passage numbers are the segment's own, from 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.term_list import TermList, compile_terms, starts_of

# In the narrowest type that holds them: what is computed of them may not fit it.
Docs = NDArray[np.unsignedinteger[Any]]
Counts = NDArray[np.unsignedinteger[Any]]

# The field of all words of a passage: those of its text, of its title and of its headings.
WHOLE_FIELD = "all"
# Of so many terms the numbers are kept (about 0.5 MB).
_KEPT_NUMBERS = 1 << 12
_NO_DOCS: Docs = np.empty(0, dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class PostingList:
    """``counts[i]`` is how often the term stands in passage ``docs[i]``; ``docs`` ascends."""

    docs: Docs
    counts: Counts


NO_POSTINGS = PostingList(_NO_DOCS, _NO_DOCS)


class FieldPostings:
    """The terms of one field of one segment, and the length of the field in each passage, in terms."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.lengths: Counts = arrays["lengths"]
        self._docs: Docs = arrays["docs"]
        self._counts: Counts = arrays["counts"]
        self._starts = arrays["starts"]
        self._terms = TermList(arrays["term_bytes"], arrays["term_starts"])
        # A question asks for each of its terms several times.
        self._number_of = lru_cache(_KEPT_NUMBERS)(self._terms.find)

    def postings(self, term: str) -> PostingList:
        """The term's postings, empty if the field does not hold it."""
        number = self._number_of(term)
        if number is None:
            return NO_POSTINGS
        start, end = int(self._starts[number]), int(self._starts[number + 1])
        return PostingList(self._docs[start:end], self._counts[start:end])

    def count(self, term: str) -> int:
        """In how many passages the term stands."""
        number = self._number_of(term)
        return 0 if number is None else int(self._starts[number + 1]) - int(self._starts[number])

    def counts_in(self, term: str, passages: NDArray[np.int64]) -> Counts:
        """How often the term stands in each of these passages, 0 for numbers that are no passage."""
        postings = self.postings(term)
        if not len(postings.docs):
            return np.zeros(len(passages), dtype=np.uint32)
        # In the type of the list, which is not copied then: a number that does not fit it is not in it.
        places = postings.docs.searchsorted(passages.astype(postings.docs.dtype))
        held = postings.docs.take(places, mode="clip") == passages
        return np.where(held, postings.counts.take(places, mode="clip"), 0)

    @property
    def terms(self) -> TermList:
        """The terms of the field."""
        return self._terms


def compile_field(
    postings: Iterable[tuple[bytes, Iterable[int], Iterable[float]]], passages: int
) -> dict[str, NDArray[Any]]:
    """The arrays of one field from its terms in byte order, each with passage numbers and counts."""
    term_list: list[bytes] = []
    doc_lists: list[Docs] = []
    count_lists: list[Counts] = []
    for term, docs, counts in postings:
        term_list.append(term)
        doc_lists.append(np.fromiter(docs, dtype=np.uint32))
        count_lists.append(np.fromiter(counts, dtype=np.uint32))
    all_docs = np.concatenate([_NO_DOCS, *doc_lists])
    all_counts = np.concatenate([_NO_DOCS, *count_lists])
    return {
        **compile_terms(term_list),
        "starts": starts_of([len(docs) for docs in doc_lists]),
        "docs": all_docs,
        "counts": all_counts,
        # The true length is the sum of a passage's counts; Whoosh keeps it in one rounded byte.
        "lengths": np.bincount(all_docs, weights=all_counts, minlength=passages).astype(np.uint32),
    }
