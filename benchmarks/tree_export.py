"""How LightGBM grows trees here, and its trees in the form that ``engine.ranking.trees`` reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm

# The same trees for the same questions, on any machine.
COMMON_SETTINGS: dict[str, Any] = {
    "learning_rate": 0.05,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "seed": 3,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def write_trees(path: Path, booster: lightgbm.Booster, features: Sequence[str]) -> None:
    """Write the trees that were grown on these features."""
    nodes: list[tuple[int, float, int, int, float]] = []
    depths = [0]

    def add(node: dict[str, Any], depth: int) -> int:
        number = len(nodes)
        nodes.append((0, 0.0, number, number, round(float(node.get("leaf_value", 0.0)), 6)))
        depths.append(depth)
        if "split_feature" in node:
            left, right = (add(node[side], depth + 1) for side in ("left_child", "right_child"))
            # Not rounded: shares are often equal, and a split must stay on its side of them.
            nodes[number] = (node["split_feature"], float(node["threshold"]), left, right, 0.0)
        return number

    roots = [add(tree["tree_structure"], 0) for tree in booster.dump_model()["tree_info"]]
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    values = {
        "features": list(features),
        "roots": roots,
        "depth": max(depths),
        "feature": feature,
        "threshold": threshold,
        "left": left,
        "right": right,
        "value": value,
    }
    path.write_text(json.dumps(values, separators=(",", ":")) + "\n", encoding="utf-8")
