"""Candidate ranking: the best sections for weighted terms, by arithmetic on whole posting lists.

The plan: for each field and term, add the term's BM25 scores to one array of scores over all passages;
take the best passages; let the best passage of each section stand for it. Statistics (how many passages
hold a term, how long a field is on average) span all segments and leave deleted passages out, so an
index built in steps ranks exactly like one built at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from engine.bm25 import FieldWeights, inverse_document_frequency, term_scores
from engine.postings import WHOLE_FIELD, PostingList
from engine.segment import Segment
from engine.store import Candidate, Candidates, ForwardParts

# How many frequencies of terms are kept (about 4 MB): a question asks for some several times, and questions
# share many.
_KEPT_FREQUENCIES = 1 << 14


class PassageIndex:
    """All segments of a generation, scored together."""

    def __init__(self, segments: Sequence[Segment], weights: Mapping[str, FieldWeights]) -> None:
        self._segments = tuple(segments)
        self._weights = dict(weights)
        self._size = sum(segment.size for segment in segments)
        self.passages = self._size - sum(_deleted_count(segment) for segment in segments)
        self._keys = self._section_keys()
        self._average_lengths = {field: self._average_length(field) for field in weights}
        # What stands in any field stands in the one of all words.
        self._widest = (WHOLE_FIELD,) if WHOLE_FIELD in weights else tuple(weights)
        # Not of a method: an index that refers to itself would keep its files until garbage is collected.
        self._frequency = lru_cache(_KEPT_FREQUENCIES)(partial(_count_passages, self._segments))

    def best(self, terms: Mapping[str, float], limit: int) -> Candidates:
        """The ``limit`` best sections; ``terms`` maps each term to its weight in the question."""
        by_field = {field: self._field_scores(field, terms) for field in self._weights}
        scores = np.zeros(self._size, dtype=np.float32)
        for field, field_scores in by_field.items():
            scores += np.float32(self._weights[field].weight) * field_scores
        holding = np.flatnonzero(scores > 0)
        keys = self._keys[holding]
        best = holding[_best_sections(scores[holding], keys, limit)]
        return Candidates(self._candidates(best, scores, by_field), _count_sections(keys))

    def _candidates(
        self,
        passages: NDArray[np.int64],
        scores: NDArray[np.float32],
        by_field: Mapping[str, NDArray[np.float32]],
    ) -> tuple[Candidate, ...]:
        keys = self._keys[passages]
        columns = (keys.tolist(), (passages - keys).tolist(), scores[passages].tolist())
        field_scores = zip(*(values[passages].tolist() for values in by_field.values()), strict=True)
        return tuple(
            Candidate(key, passage, score, dict(zip(by_field, of_fields, strict=True)))
            for key, passage, score, of_fields in zip(*columns, field_scores, strict=True)
        )

    def forward(self, candidates: Sequence[Candidate]) -> ForwardParts:
        """The candidates' passages by segment, each with the places of its candidates in the list."""
        firsts = np.array([candidate.key for candidate in candidates], dtype=np.int64)
        numbers = firsts + np.array([candidate.passage for candidate in candidates], dtype=np.int64)
        parts = []
        for segment in self._segments:
            places = np.flatnonzero((numbers >= segment.base) & (numbers < segment.base + segment.size))
            if len(places):
                own, first = numbers[places] - segment.base, firsts[places] - segment.base
                parts.append((places, segment.forward.passages(own, first)))
        return parts

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands, in whichever field holds it most widely."""
        return max(self._frequency(field, term) for field in self._widest)

    def _field_scores(self, field: str, terms: Mapping[str, float]) -> NDArray[np.float32]:
        scores = np.zeros(self._size, dtype=np.float32)
        for term, worth in terms.items():
            self._add_scores(scores, field, term, worth)
        return scores

    def _add_scores(self, scores: NDArray[np.float32], field: str, term: str, worth: float) -> None:
        weights, average = self._weights[field], self._average_lengths[field]
        idf = inverse_document_frequency(self.passages, self._frequency(field, term)) * worth
        for segment in self._segments:
            postings = _alive(segment, segment.fields[field].postings(term))
            if len(postings.docs):
                lengths = segment.fields[field].lengths[postings.docs]
                added = term_scores(postings.counts, lengths, average, idf, weights)
                # A posting list names a passage once, so plain indexed addition is exact.
                scores[segment.base : segment.base + segment.size][postings.docs] += added

    def _section_keys(self) -> NDArray[np.int64]:
        """For each passage the number of its section's first passage."""
        parts = [
            np.arange(segment.base, segment.base + segment.size, dtype=np.int64) - segment.ordinals
            for segment in self._segments
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *parts])

    def _average_length(self, field: str) -> float:
        total = 0
        for segment in self._segments:
            lengths = segment.fields[field].lengths
            total += int(lengths.sum() if segment.deleted is None else lengths[~segment.deleted].sum())
        return total / self.passages if self.passages else 0.0


def _best_sections(scores: NDArray[np.float32], keys: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    """The best passage of each of the best sections, looking at more passages until there are enough."""
    wanted = min(len(scores), 4 * limit)
    while True:
        order = _best_passages(scores, wanted)
        _, first = np.unique(keys[order], return_index=True)
        if len(first) >= limit or wanted == len(scores):
            return order[np.sort(first)][:limit]
        wanted = min(len(scores), 4 * wanted)


def _best_passages(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """The numbers of the ``count`` best passages, best first, ties by number: as a full sort would give."""
    if count == 0:
        return np.empty(0, dtype=np.int64)
    threshold = np.partition(scores, -count)[-count]
    above = np.flatnonzero(scores >= threshold)
    return above[np.argsort(-scores[above], kind="stable")][:count]


def _count_sections(keys: NDArray[np.int64]) -> int:
    """How many sections there are by their passages' keys, which ascend."""
    return int(np.count_nonzero(np.diff(keys, prepend=-1)))


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
