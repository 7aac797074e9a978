"""Gradient-boosted regression trees as data, walked with NumPy alone.

A score is the sum over all trees of the leaf that a row of features leads to (Friedman, "Greedy Function
Approximation: A Gradient Boosting Machine", 2001). The programs in ``benchmarks/`` grow the trees with
LightGBM, so nobody who asks a question needs that library.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees. Node n looks at the column ``features[n]`` of a row: up to ``thresholds[n]`` it
    leads to ``left[n]``, otherwise to ``right[n]``; a leaf leads to itself and has a value. ``roots`` are
    where the trees begin, ``depth`` is how many steps the longest way has.
    """

    features: NDArray[np.int32]
    thresholds: Array
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    values: Array
    roots: NDArray[np.int32]
    depth: int

    def scores(self, features: Array) -> Array:
        """The score of each row of ``features`` (row x feature)."""
        rows = np.arange(len(features))[:, None]
        nodes = np.broadcast_to(self.roots, (len(features), len(self.roots)))
        for _ in range(self.depth):
            is_left = features[rows, self.features[nodes]] <= self.thresholds[nodes]
            nodes = np.where(is_left, self.left[nodes], self.right[nodes])
        return np.asarray(self.values[nodes].sum(axis=1), dtype=np.float64)


def read_trees(path: Path, features: Sequence[str]) -> Trees:
    """The trees of a file; ``features`` are the names of the columns that will be scored.

    Raises ValueError when the trees were grown on other features: the file belongs to another version.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    if values["features"] != list(features):
        raise ValueError(f"{path}: was grown on other features; grow it again")
    return Trees(
        features=np.array(values["feature"], dtype=np.int32),
        thresholds=np.array(values["threshold"], dtype=np.float64),
        left=np.array(values["left"], dtype=np.int32),
        right=np.array(values["right"], dtype=np.int32),
        values=np.array(values["value"], dtype=np.float64),
        roots=np.array(values["roots"], dtype=np.int32),
        depth=values["depth"],
    )
