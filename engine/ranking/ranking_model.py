"""The ranking model: trees over the evidence of a question's candidates, added to the store's own order.

``benchmarks/fit_ranking.py`` grows them (LambdaMART: Burges, "From RankNet to LambdaRank to LambdaMART",
2010); they are in ``ranking_model.json`` beside this module.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from engine.array_types import Array
from engine.ranking.evidence import NAMES
from engine.ranking.trees import Trees, read_trees

# Each piece of evidence as it is, and its distance from the best among the candidates: whether a section
# holds half of the question means one thing where another holds all of it, and another where none does.
FEATURES = (*NAMES, *(f"{name} below best" for name in NAMES))
# What the store's order counts when trees are grown, which say only what is to be changed in it; and what
# they say is toned down: of documents unlike those that they were grown on they know less than they think.
_ORDER_WORTH = 3.5
_TREES_WORTH = 0.8
# Where candidates score nearly alike, their order says little.
_LEAST_SPREAD = 0.05


def features_of(evidence: Array) -> Array:
    """What the trees look at (candidate x ``FEATURES``); ``evidence`` is candidate x piece of ``NAMES``."""
    if not len(evidence):
        return np.empty((0, len(FEATURES)))
    return np.concatenate([evidence, evidence - evidence.max(axis=0)], axis=1)


def order_scores(features: Array) -> Array:
    """What each candidate has of the store's order before the trees are asked.

    From the last candidate to the best one, however far apart their scores are: in a large collection all
    candidates score high, and their order would be easier to upset there than in a small one.
    """
    relative = features[:, NAMES.index("relative")]
    lowest = float(relative.min(initial=1.0))
    return np.asarray(_ORDER_WORTH * (relative - lowest) / max(1.0 - lowest, _LEAST_SPREAD), dtype=np.float64)


def blend(features: Array, trees: Array) -> Array:
    """The score of each candidate: its place in the store's order, and what the trees say."""
    return order_scores(features) + _TREES_WORTH * trees


def score_candidates(evidence: Array) -> Array:
    """The score of each candidate of one question."""
    features = features_of(evidence)
    return blend(features, _model().scores(features))


@cache
def _model() -> Trees:
    return read_trees(Path(__file__).with_suffix(".json"), FEATURES)
