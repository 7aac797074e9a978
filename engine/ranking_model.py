"""The ranking model: trees over the evidence of a question's candidates.

``benchmarks/fit_ranking.py`` grows them (LambdaMART: Burges, "From RankNet to LambdaRank to LambdaMART",
2010); they are in ``ranking_model.json`` beside this module.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from engine.array_types import Array
from engine.evidence import NAMES
from engine.trees import Trees, read_trees

# Each piece of evidence as it is, and its distance from the best among the candidates: whether a section
# holds half of the question means one thing where another holds all of it, and another where none does.
FEATURES = (*NAMES, *(f"{name} below best" for name in NAMES))


def features_of(evidence: Array) -> Array:
    """What the trees look at (candidate x ``FEATURES``); ``evidence`` is candidate x piece of ``NAMES``."""
    if not len(evidence):
        return np.empty((0, len(FEATURES)))
    return np.concatenate([evidence, evidence - evidence.max(axis=0)], axis=1)


def score_candidates(evidence: Array) -> Array:
    """The score of each candidate of one question."""
    return _model().scores(features_of(evidence))


@cache
def _model() -> Trees:
    return read_trees(Path(__file__).with_suffix(".json"), FEATURES)
