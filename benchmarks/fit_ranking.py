"""Grow the ranking model on one half of judged sets and on the tuning questions, and report on what is left.

    python -m benchmarks.fit_ranking --work /tmp/fit SET_FOLDER... [--write]

LightGBM grows the trees (LambdaMART: Burges, "From RankNet to LambdaRank to LambdaMART", 2010). Every group
of questions has a weight of its own, whatever its size; the golden questions of the shipped corpus and the
held-back halves of the sets are never grown on.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import lightgbm
import numpy as np

from benchmarks.judged_sets import TUNING_QUESTIONS
from benchmarks.listed import Listed, held_back_lists, report, tuned_lists
from benchmarks.tree_export import COMMON_SETTINGS, write_trees
from engine.ranking_model import FEATURES

MODEL = Path(__file__).parent.parent / "engine" / "ranking_model.json"
TREES = 300
SETTINGS = COMMON_SETTINGS | {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 10,
    "num_leaves": 8,
    "min_data_in_leaf": 150,
    "lambda_l2": 10,
}
# A set of few questions can teach few things: it weighs half.
SMALL_SET = 100


def main() -> None:
    """Fit, report, and write the model if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tuned = tuned_lists(options.work, options.sets)
    booster = grow(tuned)
    for name, part in tuned.items():
        print(f"{name:<20} grown on   {report(part, booster.predict)}")
    for name, part in held_back_lists(options.work, options.sets).items():
        print(f"{name:<20} held back  {report(part, booster.predict)}")
    if options.write:
        write_trees(MODEL, booster, FEATURES)


def grow(groups: Mapping[str, Sequence[Listed]]) -> lightgbm.Booster:
    """The trees for these groups of questions."""
    usable = [
        (listed, _weight(name, part) / len(part))
        for name, part in groups.items()
        for listed in part
        if listed.grades.sum() > 0
    ]
    data = lightgbm.Dataset(
        np.concatenate([listed.features for listed, _ in usable]),
        np.concatenate([listed.grades for listed, _ in usable]),
        group=[len(listed.grades) for listed, _ in usable],
        weight=np.concatenate([np.full(len(listed.grades), weight) for listed, weight in usable]),
    )
    return lightgbm.train(SETTINGS, data, num_boost_round=TREES)


def _weight(name: str, part: Sequence[Listed]) -> float:
    if name == TUNING_QUESTIONS.stem:
        return 6_000.0
    return 1_000.0 if len(part) > SMALL_SET else 500.0


if __name__ == "__main__":
    main()
