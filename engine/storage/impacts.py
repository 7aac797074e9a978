"""What a term gives to each passage that holds it: the sum of its BM25 by field, worked out once and kept.

Statistics (how many passages hold a term, how long a field is on average) span all segments and leave deleted
passages out, so an index built in steps scores exactly like one built at once. They hold for a generation,
and so do the impacts; terms that are asked for again and again are the ones with many passages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial, reduce

import numpy as np
from numpy.typing import NDArray

from engine.kept import Kept
from engine.storage.bm25 import FieldWeights, inverse_document_frequency, length_norms, term_scores
from engine.storage.postings import WHOLE_FIELD, Counts, PostingList
from engine.storage.segment import Segment

# How many frequencies of terms are kept, in each field and over all (about 4 MB each): a question asks for
# some several times, and questions share many.
_KEPT_FREQUENCIES = 1 << 14
# How many bytes of impacts are kept, whatever the size of the index.
_KEPT_BYTES = 32 << 20
# What an entry costs beside its arrays.
_ENTRY_BYTES = 1_000
# Where fewer than one passage in so many is named, its place is found by bisection; where more are, it is
# cheaper to look them up in an array of all passages.
_FEW = 256
_NO_DOCS = np.empty(0, dtype=np.intp)
_NO_COUNTS: Counts = np.empty(0, dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Impact:
    """``whole[i]`` is the term's BM25 in passage ``docs[i]``, summed over the fields by weight.

    ``docs`` ascends; passages are numbered through all segments.
    """

    docs: NDArray[np.intp]
    whole: NDArray[np.float32]

    @property
    def size(self) -> int:
        """In bytes."""
        return self.docs.nbytes + self.whole.nbytes + _ENTRY_BYTES


class Impacts:
    """The impacts of a generation's terms; safe for several threads."""

    def __init__(self, segments: Sequence[Segment], weights: Mapping[str, FieldWeights]) -> None:
        self._segments, self._weights = tuple(segments), dict(weights)
        self._size = sum(segment.size for segment in segments)
        self.passages = self._size - sum(_deleted_count(segment) for segment in segments)
        self._norms = {field: self._norms_of(field) for field in weights}
        # What stands in any field stands in the one of all words.
        self._widest = (WHOLE_FIELD,) if WHOLE_FIELD in weights else tuple(weights)
        # Not of methods: what refers to itself would keep its files until garbage is collected.
        self._frequency = lru_cache(_KEPT_FREQUENCIES)(partial(_count_passages, self._segments))
        # In how many passages a term stands, in whichever field holds it most widely.
        self.document_frequency = lru_cache(_KEPT_FREQUENCIES)(
            partial(_count_widest, self._frequency, self._widest)
        )
        self._kept: Kept[str, Impact] = Kept(_KEPT_BYTES, lambda impact: impact.size)

    def of(self, term: str) -> Impact:
        """The impact of a term, on no passage if none holds it."""
        return self._kept.find(term) or self._kept.keep(term, self._work_out(term))

    def in_field(self, field: str, term: str, passages: NDArray[np.int64]) -> NDArray[np.float32]:
        """The term's BM25 in one field of each of these passages, none of which is deleted."""
        scores = np.zeros(len(passages), dtype=np.float32)
        holding = self._frequency(field, term)
        if not holding:
            return scores
        idf = inverse_document_frequency(self.passages, holding)
        for segment in self._segments:
            counts = segment.fields[field].counts_in(term, passages - segment.base)
            held = np.flatnonzero(counts)
            norms = self._norms[field][passages[held]]
            scores[held] = term_scores(counts[held], norms, idf, self._weights[field])
        return scores

    def _work_out(self, term: str) -> Impact:
        postings = {field: self._postings(field, term) for field in self._weights}
        docs = reduce(np.union1d, [postings[field][0] for field in self._widest])
        whole = np.zeros(len(docs), dtype=np.float32)
        # Not a product of matrices, whose rounding depends on how many passages there are.
        for field, (holding, counts) in postings.items():
            if len(holding):
                scores = self._scores(field, holding, counts, docs)
                whole += np.float32(self._weights[field].weight) * scores
        return Impact(docs, whole)

    def _postings(self, field: str, term: str) -> tuple[NDArray[np.intp], Counts]:
        """The passages that hold the term in the field, in all segments, and how often."""
        docs: list[NDArray[np.intp]] = []
        counts: list[Counts] = []
        for segment in self._segments:
            postings = _alive(segment, segment.fields[field].postings(term))
            if len(postings.docs):
                docs.append(np.add(postings.docs, segment.base, dtype=np.intp))
                counts.append(postings.counts)
        if len(docs) < 2:
            return (docs[0], counts[0]) if docs else (_NO_DOCS, _NO_COUNTS)
        return np.concatenate(docs), np.concatenate(counts)

    def _scores(
        self, field: str, holding: NDArray[np.intp], counts: Counts, docs: NDArray[np.intp]
    ) -> NDArray[np.float32]:
        """The term's BM25 in the field for each of ``docs``, among which are those that hold it there."""
        idf = inverse_document_frequency(self.passages, len(holding))
        scores = term_scores(counts, self._norms[field][holding], idf, self._weights[field])
        if len(holding) == len(docs):
            return scores
        if len(holding) * _FEW < self._size:
            spread = np.zeros(len(docs), dtype=np.float32)
            spread[np.searchsorted(docs, holding)] = scores
            return spread
        everywhere = np.zeros(self._size, dtype=np.float32)
        everywhere[holding] = scores
        return everywhere[docs]

    def _norms_of(self, field: str) -> NDArray[np.float32]:
        """The ``length_norms`` of all passages of the index."""
        lengths = [segment.fields[field].lengths for segment in self._segments]
        joined = np.concatenate([np.empty(0, dtype=np.uint32), *lengths])
        return length_norms(joined, self._average_length(field), self._weights[field])

    def _average_length(self, field: str) -> float:
        total = 0
        for segment in self._segments:
            lengths = segment.fields[field].lengths
            total += int(lengths.sum() if segment.deleted is None else lengths[~segment.deleted].sum())
        return total / self.passages if self.passages else 0.0


def _count_widest(frequency: Callable[[str, str], int], fields: Sequence[str], term: str) -> int:
    """In how many passages the term stands, in whichever of the fields holds it most widely."""
    return max((frequency(field, term) for field in fields), default=0)


def _count_passages(segments: Sequence[Segment], field: str, term: str) -> int:
    """In how many passages the field holds the term."""
    return sum(_count_alive(segment, field, term) for segment in segments)


def _count_alive(segment: Segment, field: str, term: str) -> int:
    if segment.deleted is None:
        return segment.fields[field].count(term)
    return len(_alive(segment, segment.fields[field].postings(term)).docs)


def _alive(segment: Segment, postings: PostingList) -> PostingList:
    if segment.deleted is None or not len(postings.docs):
        return postings
    alive = ~segment.deleted[postings.docs]
    return PostingList(postings.docs[alive], postings.counts[alive])


def _deleted_count(segment: Segment) -> int:
    return 0 if segment.deleted is None else int(np.count_nonzero(segment.deleted))
