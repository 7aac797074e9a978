"""Candidate ranking: the best sections for weighted terms, by arithmetic on whole posting lists.

The plan: add what each term gives to the passages that hold it (``engine.impacts``) to one array of scores
over all passages; take the best passages; let the best passage of each section stand for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.bm25 import FieldWeights
from engine.impacts import Impact, Impacts
from engine.segment import Segment
from engine.store import Candidate, Candidates, ForwardParts


class PassageIndex:
    """All segments of a generation, scored together."""

    def __init__(self, segments: Sequence[Segment], weights: Mapping[str, FieldWeights]) -> None:
        self._segments = tuple(segments)
        self._fields = tuple(weights)
        self._keys = self._section_keys()
        self._impacts = Impacts(segments, weights)

    @property
    def passages(self) -> int:
        """How many passages there are, deleted ones not counted."""
        return self._impacts.passages

    def best(self, terms: Mapping[str, float], limit: int) -> Candidates:
        """The ``limit`` best sections; ``terms`` maps each term to its weight in the question."""
        impacts = [(self._impacts.of(term), np.float32(worth)) for term, worth in terms.items()]
        scores = np.zeros(len(self._keys), dtype=np.float32)
        for impact, worth in impacts:
            # A term names a passage once, so plain indexed addition is exact.
            scores[impact.docs] += worth * impact.whole
        holding = np.flatnonzero(scores > 0)
        keys = self._keys[holding]
        best = holding[_best_sections(scores[holding], keys, limit)]
        return Candidates(
            self._candidates(best, scores[best], _by_field(impacts, best, len(self._fields))),
            _count_sections(keys),
        )

    def _candidates(
        self, passages: NDArray[np.intp], scores: NDArray[np.float32], by_field: NDArray[np.float32]
    ) -> tuple[Candidate, ...]:
        keys = self._keys[passages]
        columns = (keys.tolist(), (passages - keys).tolist(), scores.tolist(), by_field.T.tolist())
        return tuple(
            Candidate(key, passage, score, dict(zip(self._fields, of_fields, strict=True)))
            for key, passage, score, of_fields in zip(*columns, strict=True)
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
        return self._impacts.document_frequency(term)

    def _section_keys(self) -> NDArray[np.int64]:
        """For each passage the number of its section's first passage."""
        parts = [
            np.arange(segment.base, segment.base + segment.size, dtype=np.int64) - segment.ordinals
            for segment in self._segments
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *parts])


def _by_field(
    impacts: Sequence[tuple[Impact, np.float32]], passages: NDArray[np.intp], fields: int
) -> NDArray[np.float32]:
    """The score of each of some passages in each field (field x passage)."""
    scores = np.zeros((fields, len(passages)), dtype=np.float32)
    for impact, worth in impacts:
        if len(impact.docs):
            places = np.minimum(np.searchsorted(impact.docs, passages), len(impact.docs) - 1)
            scores += worth * impact.fields[:, places] * (impact.docs[places] == passages)
    return scores


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
