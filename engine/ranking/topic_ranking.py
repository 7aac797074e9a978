"""Ranking for a question that is a paragraph: it describes a topic, so much that is said of it is relevant.

The trees of the ranking model look for the one section that answers. Here the store's own order counts, and
beside it a few pieces of evidence, in a weighted sum. ``benchmarks/fit_ranking.py`` finds the weights, which
are in ``topic_ranking.json`` beside this module.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

from engine.array_types import Array
from engine.questions.question import Question
from engine.ranking.evidence import NAMES

# What is weighed beside the store's order.
PIECES = ("feedback", "coverage", "adjacent", "near", "sentence")
# From so many different terms on a question is taken to describe a topic.
FEWEST_TERMS = 14


def is_topic(question: Question) -> bool:
    """Whether the question describes a topic at length."""
    return len(question.terms) >= FEWEST_TERMS


def score_topic(evidence: Array, weights: dict[str, float] | None = None) -> Array:
    """The score of each candidate (candidate x piece of ``NAMES``); ``weights`` are those that ship."""
    worth = np.zeros(len(NAMES))
    worth[NAMES.index("relative")] = 1.0
    for piece, weight in (weights or _weights()).items():
        worth[NAMES.index(piece)] = weight
    return np.asarray(evidence @ worth, dtype=np.float64)


@cache
def _weights() -> dict[str, float]:
    values: dict[str, float] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return values
