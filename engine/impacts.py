"""What a term gives to each passage that holds it: its BM25 in every field, worked out once and kept.

Statistics (how many passages hold a term, how long a field is on average) span all segments and leave deleted
passages out, so an index built in steps scores exactly like one built at once. They hold for a generation,
and so do the impacts; terms that are asked for again and again are the ones with many passages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial, reduce

import numpy as np
from numpy.typing import NDArray

from engine.bm25 import FieldWeights, inverse_document_frequency, term_scores
from engine.kept import Kept
from engine.postings import WHOLE_FIELD, PostingList
from engine.segment import Segment

# How many frequencies of terms are kept (about 4 MB): a question asks for some several times, and questions
# share many.
_KEPT_FREQUENCIES = 1 << 14
# How many bytes of impacts are kept, whatever the size of the index.
_KEPT_BYTES = 32 << 20
# What an entry costs beside its arrays.
_ENTRY_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Impact:
    """``fields[f, i]`` is the term's BM25 in field ``f`` of passage ``docs[i]``, ``whole[i]`` the sum by
    weight.

    ``docs`` ascends; passages are numbered through all segments.
    """

    docs: NDArray[np.intp]
    whole: NDArray[np.float32]
    fields: NDArray[np.float32]

    @property
    def size(self) -> int:
        """In bytes."""
        return self.docs.nbytes + self.whole.nbytes + self.fields.nbytes + _ENTRY_BYTES


class Impacts:
    """The impacts of a generation's terms; safe for several threads."""

    def __init__(self, segments: Sequence[Segment], weights: Mapping[str, FieldWeights]) -> None:
        self._segments, self._weights = tuple(segments), dict(weights)
        self._size = sum(segment.size for segment in segments)
        self.passages = self._size - sum(_deleted_count(segment) for segment in segments)
        self._average_lengths = {field: self._average_length(field) for field in weights}
        # What stands in any field stands in the one of all words.
        self._widest = (WHOLE_FIELD,) if WHOLE_FIELD in weights else tuple(weights)
        # Not of a method: what refers to itself would keep its files until garbage is collected.
        self._frequency = lru_cache(_KEPT_FREQUENCIES)(partial(_count_passages, self._segments))
        self._kept: Kept[str, Impact] = Kept(_KEPT_BYTES, lambda impact: impact.size)

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands, in whichever field holds it most widely."""
        return max((self._frequency(field, term) for field in self._widest), default=0)

    def of(self, term: str) -> Impact:
        """The impact of a term, on no passage if none holds it."""
        return self._kept.find(term) or self._kept.keep(term, self._work_out(term))

    def _work_out(self, term: str) -> Impact:
        docs = reduce(np.union1d, [self._docs(field, term) for field in self._widest])
        fields = np.stack([self._scores(field, term)[docs] for field in self._weights])
        whole = np.zeros(len(docs), dtype=np.float32)
        # Not a product of matrices, whose rounding depends on how many passages there are.
        for row, field_weights in zip(fields, self._weights.values(), strict=True):
            whole += np.float32(field_weights.weight) * row
        return Impact(docs, whole, fields)

    def _docs(self, field: str, term: str) -> NDArray[np.intp]:
        parts = [
            _alive(segment, segment.fields[field].postings(term)).docs.astype(np.intp) + segment.base
            for segment in self._segments
        ]
        return np.concatenate([np.empty(0, dtype=np.intp), *parts])

    def _scores(self, field: str, term: str) -> NDArray[np.float32]:
        """The term's BM25 in the field, for every passage of the index."""
        weights, average = self._weights[field], self._average_lengths[field]
        idf = inverse_document_frequency(self.passages, self._frequency(field, term))
        scores = np.zeros(self._size, dtype=np.float32)
        for segment in self._segments:
            postings = _alive(segment, segment.fields[field].postings(term))
            lengths = segment.fields[field].lengths[postings.docs]
            own = scores[segment.base : segment.base + segment.size]
            own[postings.docs] = term_scores(postings.counts, lengths, average, idf, weights)
        return scores

    def _average_length(self, field: str) -> float:
        total = 0
        for segment in self._segments:
            lengths = segment.fields[field].lengths
            total += int(lengths.sum() if segment.deleted is None else lengths[~segment.deleted].sum())
        return total / self.passages if self.passages else 0.0


def _count_passages(segments: Sequence[Segment], field: str, term: str) -> int:
    """In how many passages the field holds the term."""
    return sum(len(_alive(segment, segment.fields[field].postings(term)).docs) for segment in segments)


def _alive(segment: Segment, postings: PostingList) -> PostingList:
    if segment.deleted is None or not len(postings.docs):
        return postings
    alive = ~segment.deleted[postings.docs]
    return PostingList(postings.docs[alive], postings.counts[alive])


def _deleted_count(segment: Segment) -> int:
    return 0 if segment.deleted is None else int(np.count_nonzero(segment.deleted))
