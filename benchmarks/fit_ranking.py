"""Grow the ranking model on one half of judged sets and on the tuning questions, and report on what is left.

    python -m benchmarks.fit_ranking --work /tmp/fit SET_FOLDER... [--write]

LightGBM grows the trees (LambdaMART: Burges, "From RankNet to LambdaRank to LambdaMART", 2010). A group of
questions weighs as the root of its size: a small one is heard, and is not learnt by heart. The weights for
questions that describe a topic are found by coordinate ascent on nDCG@10 (Metzler and Croft, "Linear
feature-based models for information retrieval", 2007). The golden questions of the shipped corpus and the
held-back halves of the sets are never learnt from.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import lightgbm
import numpy as np

from benchmarks.judged_sets import TUNING_QUESTIONS
from benchmarks.listed import Listed, gain, held_back_lists, report, tuned_lists
from benchmarks.options import sets_parser
from benchmarks.tree_export import COMMON_SETTINGS, write_trees
from engine.array_types import Array
from engine.ranking.evidence import NAMES
from engine.ranking.ranking_model import FEATURES, blend, order_scores
from engine.ranking.topic_ranking import PIECES, score_topic

_RANKING = Path(__file__).parent.parent / "engine" / "ranking"
MODEL = _RANKING / "ranking_model.json"
TOPIC_WEIGHTS = _RANKING / "topic_ranking.json"
TREES = 300
SETTINGS = COMMON_SETTINGS | {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 10,
    "num_leaves": 8,
    "min_data_in_leaf": 150,
    "lambda_l2": 10,
}
# What the questions of a group weigh, times the root of how many there are.
SET_WEIGHT = 45.0
TUNING_WEIGHT = 270.0
# Few steps: there are few questions to tell them apart.
TOPIC_WORTHS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8)


def main() -> None:
    """Fit, report, and write the model if asked."""
    options = sets_parser(nargs="*").parse_args()
    tuned = tuned_lists(options.work, options.sets)
    booster, weights = grow(tuned), find_topic_weights(tuned)
    print(f"topics: {weights}")

    def scores(listed: Listed) -> Array:
        if listed.topic:
            return score_topic(_evidence(listed), weights)
        return grown_scores(booster, listed.features)

    for name, part in tuned.items():
        print(f"{name:<20} grown on   {report(part, scores)}")
    for name, part in held_back_lists(options.work, options.sets).items():
        print(f"{name:<20} held back  {report(part, scores)}")
    if options.write:
        write_trees(MODEL, booster, FEATURES)
        TOPIC_WEIGHTS.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def grow(groups: Mapping[str, Sequence[Listed]]) -> lightgbm.Booster:
    """The trees for these groups of questions."""
    usable = [
        (listed, _weight(name) / math.sqrt(len(part)))
        for name, part in groups.items()
        for listed in part
        if listed.grades.sum() > 0 and not listed.topic
    ]
    data = lightgbm.Dataset(
        np.concatenate([listed.features for listed, _ in usable]),
        np.concatenate([listed.grades for listed, _ in usable]),
        group=[len(listed.grades) for listed, _ in usable],
        weight=np.concatenate([np.full(len(listed.grades), weight) for listed, weight in usable]),
        init_score=np.concatenate([order_scores(listed.features) for listed, _ in usable]),
    )
    return lightgbm.train(SETTINGS, data, num_boost_round=TREES)


def grown_scores(booster: lightgbm.Booster, features: Array) -> Array:
    """What the trees give to these candidates, beside the store's order."""
    return blend(features, np.asarray(booster.predict(features), dtype=np.float64))


def find_topic_weights(groups: Mapping[str, Sequence[Listed]]) -> dict[str, float]:
    """The weights of ``topic_ranking.PIECES`` with the highest nDCG@10 over all questions about a topic."""
    part = [listed for group in groups.values() for listed in group if listed.topic and len(listed.grades)]

    def gain_of(weights: dict[str, float]) -> float:
        return gain(part, lambda listed: score_topic(_evidence(listed), weights))

    weights, best = dict.fromkeys(PIECES, 0.0), -1.0
    while (found := gain_of(weights)) > best:
        best = found
        for piece in PIECES:
            tried = [weights | {piece: worth} for worth in TOPIC_WORTHS]
            weights = max([weights, *tried], key=gain_of)
    return weights


def _evidence(listed: Listed) -> Array:
    return np.asarray(listed.features[:, : len(NAMES)])


def _weight(name: str) -> float:
    return TUNING_WEIGHT if name == TUNING_QUESTIONS.stem else SET_WEIGHT


if __name__ == "__main__":
    main()
