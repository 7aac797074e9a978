"""Measures of a ranking as trec_eval defines them: relevant from grade 1 on, the gain is the grade."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

RANKING_MEASURES = ("P@1", "success@3", "MRR@10", "nDCG@10", "recall@10", "recall@100")
# How many passages the measures look at.
DEPTH = 100


def ranking_measures(ranking: Sequence[str], grades: Mapping[str, int]) -> dict[str, float]:
    """Each of ``RANKING_MEASURES``, from 0 to 1, for one question.

    ``ranking`` are distinct passages, best first; ``grades`` the judged ones, at least one of them relevant.
    """
    gains = [max(grades.get(passage, 0), 0) for passage in ranking[:DEPTH]]
    ideal = sorted((grade for grade in grades.values() if grade > 0), reverse=True)
    rank = first_relevant(gains)
    return {
        "P@1": float(rank == 1),
        "success@3": float(rank is not None and rank <= 3),
        "MRR@10": 1 / rank if rank is not None and rank <= 10 else 0.0,
        "nDCG@10": ndcg(gains, ideal, 10),
        "recall@10": _relevant(gains[:10]) / len(ideal),
        "recall@100": _relevant(gains) / len(ideal),
    }


def first_relevant(gains: Sequence[int]) -> int | None:
    """The rank of the first gain above 0, from 1, or None."""
    return next((rank for rank, gain in enumerate(gains, 1) if gain > 0), None)


def ndcg(gains: Sequence[float], ideal: Sequence[float], depth: int) -> float:
    """The discounted gain of a ranking's first ``depth`` passages beside the best possible one.

    ``ideal`` are the gains of all relevant passages, the highest first; at least one is above 0.
    """
    return _discounted(gains[:depth]) / _discounted(ideal[:depth])


def _relevant(gains: Sequence[int]) -> int:
    return sum(gain > 0 for gain in gains)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
