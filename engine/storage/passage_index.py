"""Candidate ranking: the best sections for weighted terms, by arithmetic on whole posting lists.

The plan: add what each term gives to the passages that hold it (``impacts``) to one array of scores
over all passages; take the best passages; let the best passage of each section stand for it. Which passages
may be among the best is told by the maxima of groups, so that few are looked at singly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array
from engine.storage.bm25 import FieldWeights
from engine.storage.impacts import Impacts
from engine.storage.segment import Segment
from engine.store import Candidate, Candidates, ForwardParts

# Scores are looked through in so many rows, whose columns are the groups.
_ROWS = 64


class PassageIndex:
    """All segments of a generation, scored together."""

    def __init__(self, segments: Sequence[Segment], weights: Mapping[str, FieldWeights]) -> None:
        self._segments = tuple(segments)
        self._fields = tuple(weights)
        self._keys = self._section_keys()
        self._siblings = _of_several(self._keys)
        self._sibling_keys = self._keys[self._siblings]
        self._impacts = Impacts(segments, weights)
        # In how many passages a term stands: asked several times for each term of a question.
        self.document_frequency = self._impacts.document_frequency

    @property
    def passages(self) -> int:
        """How many passages there are, deleted ones not counted."""
        return self._impacts.passages

    def best(
        self, terms: Mapping[str, float], limit: int, allowed: NDArray[np.bool_] | None = None
    ) -> Candidates:
        """The ``limit`` best sections; ``terms`` maps each term to its weight in the question.

        Where ``allowed`` is given, of those passages alone for which it is true, with the same scores.
        """
        impacts = [(self._impacts.of(term), np.float32(worth)) for term, worth in terms.items()]
        # A multiple of the rows; nothing scores behind the last passage.
        scores = np.zeros(-(-len(self._keys) // _ROWS) * _ROWS, dtype=np.float32)
        for impact, worth in impacts:
            # A term names a passage once, so plain indexed addition is exact.
            scores[impact.docs] += worth * impact.whole
        if allowed is not None:
            scores[: len(allowed)] *= allowed
        best = self._best_sections(scores, limit)
        return Candidates(self._candidates(best, scores[best]), self._count_sections(scores))

    def field_scores(
        self, terms: Mapping[str, float], candidates: Sequence[Candidate]
    ) -> Mapping[str, Array]:
        """By field, the BM25 of the candidates' passages for weighted terms."""
        passages = _numbers(candidates)
        scores = {field: np.zeros(len(passages), dtype=np.float32) for field in self._fields}
        for field, summed in scores.items():
            for term, worth in terms.items():
                summed += np.float32(worth) * self._impacts.in_field(field, term, passages)
        return {field: summed.astype(np.float64) for field, summed in scores.items()}

    def _best_sections(self, scores: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
        """The best passage of each of the best sections, looking at more passages until there are enough."""
        wanted = 4 * limit
        while True:
            passages = _best_passages(scores, wanted)
            first = _places_of_firsts(self._keys[passages].tolist())
            if len(first) >= limit or len(passages) < wanted:
                return passages[first[:limit]]
            wanted *= 4

    def _count_sections(self, scores: NDArray[np.float32]) -> int:
        """How many sections have a passage with a score."""
        scored = scores > 0
        held = self._sibling_keys[scored[self._siblings]]
        repeated = np.count_nonzero(held[1:] == held[:-1])
        return int(np.count_nonzero(scored) - repeated)

    def _candidates(self, passages: NDArray[np.intp], scores: NDArray[np.float32]) -> tuple[Candidate, ...]:
        keys = self._keys[passages]
        return tuple(map(Candidate, keys.tolist(), (passages - keys).tolist(), scores.tolist()))

    def forward(self, candidates: Sequence[Candidate]) -> ForwardParts:
        """The candidates' passages by segment, each with the places of its candidates in the list."""
        firsts = np.array([candidate.key for candidate in candidates], dtype=np.int64)
        numbers = _numbers(candidates)
        parts = []
        for segment in self._segments:
            places = np.flatnonzero((numbers >= segment.base) & (numbers < segment.base + segment.size))
            if len(places):
                own, first = numbers[places] - segment.base, firsts[places] - segment.base
                parts.append((places, segment.forward.passages(own, first)))
        return parts

    def _section_keys(self) -> NDArray[np.int64]:
        """For each passage the number of its section's first passage."""
        parts = [
            np.arange(segment.base, segment.base + segment.size, dtype=np.int64) - segment.ordinals
            for segment in self._segments
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *parts])


def _places_of_firsts(keys: Sequence[int]) -> list[int]:
    """Where each key comes for the first time."""
    first: dict[int, int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
    return list(first.values())


def _numbers(candidates: Sequence[Candidate]) -> NDArray[np.int64]:
    """The numbers of the candidates' passages."""
    return np.array([candidate.key + candidate.passage for candidate in candidates], dtype=np.int64)


def _best_passages(scores: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The numbers of the ``count`` best passages, best first, ties by number: as a full sort would give.

    What has no score is no passage; there may be fewer. ``scores`` are a multiple of ``_ROWS``.
    """
    least = _least_of_best(scores, count)
    likely = np.flatnonzero(scores >= least if least > 0 else scores > 0)
    found = scores[likely]
    # A few more are sorted sooner than they are told apart.
    if len(found) > 8 * count > 0:
        above = found >= np.partition(found, -count)[-count]
        likely, found = likely[above], found[above]
    return likely[np.argsort(-found, kind="stable")][:count]


def _least_of_best(scores: NDArray[np.float32], count: int) -> float:
    """A score that ``count`` passages reach, for so many groups have one that does; 0 where too few have."""
    maxima = scores.reshape(_ROWS, -1).max(axis=0)
    return float(np.partition(maxima, -count)[-count]) if 0 < count <= len(maxima) else 0.0


def _of_several(keys: NDArray[np.int64]) -> NDArray[np.intp]:
    """The passages of those sections that have several, by the passages' keys, which ascend."""
    same = np.diff(keys) == 0
    return np.flatnonzero(np.append(same, False) | np.insert(same, 0, False))
