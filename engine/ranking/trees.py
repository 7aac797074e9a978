"""Gradient-boosted regression trees as data, scored with NumPy alone.

A score is the sum over all trees of the leaf that a row of features leads to (Friedman, "Greedy Function
Approximation: A Gradient Boosting Machine", 2001). The programs in ``benchmarks/`` grow the trees with
LightGBM, so nobody who asks a question needs that library.

No tree is walked (Lucchese et al., "QuickScorer: A Fast Algorithm to Rank Documents with Additive Ensembles
of Regression Trees", 2015). Number the leaves of a tree from left to right. A test that fails rules out the
leaves that its node has on the left, whether or not a walk would come by; a walk would end in the first leaf
that no failed test rules out. So all tests of all trees are made at once, and leaves are bits of a mask.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array, Masks, Numbers
from engine.ranking.tree_nodes import Nodes, Places, find_places

MAX_LEAVES = 64

LeafMasks = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees ready to be scored. Test t fails where the column ``features[t]`` is above ``thresholds[t]``.

    In tree j, whatever n is, failing the test ``tests[n, j]`` rules out the leaves ``ruled_out[n, j]``, for
    a tree with few nodes none of them; nodes with equal tests share one. ``values[j, i]`` is what leaf i of
    the tree is worth.
    """

    features: Numbers
    thresholds: Array
    tests: Numbers
    ruled_out: LeafMasks
    values: Array

    def scores(self, features: Array) -> Array:
        """The score of each row of ``features`` (row x feature)."""
        passed = np.ascontiguousarray(features.T).take(self.features, axis=0) <= self.thresholds[:, None]
        # Not "above the threshold": what is no number passes no test.
        failed = (~passed).view(np.uint8)
        ruled_out = np.zeros((len(self.values), len(features)), dtype=self.ruled_out.dtype)
        for tests, leaves in zip(self.tests, self.ruled_out, strict=True):
            ruled_out |= failed.take(tests, axis=0) * leaves[:, None]
        # Row by row in memory, so that the sum of a row is rounded alike whatever rows there are beside it.
        ends = np.ascontiguousarray(_lowest_missing_bits(ruled_out).T)
        return np.asarray(self.values[np.arange(len(self.values)), ends].sum(axis=1), dtype=np.float64)


def read_trees(path: Path, features: Sequence[str]) -> Trees:
    """The trees of a file; ``features`` are the names of the columns that will be scored.

    Raises ValueError when the trees were grown on other features: the file belongs to another version.
    """
    values = json.loads(path.read_text(encoding="utf-8"))
    if values["features"] != list(features):
        raise ValueError(f"{path}: was grown on other features; grow it again")
    nodes = Nodes(
        features=np.array(values["feature"], dtype=np.int64),
        thresholds=np.array(values["threshold"], dtype=np.float64),
        left=np.array(values["left"], dtype=np.int64),
        right=np.array(values["right"], dtype=np.int64),
        values=np.array(values["value"], dtype=np.float64),
        roots=np.array(values["roots"], dtype=np.int64),
        depth=values["depth"],
    )
    return compile_trees(nodes)


def compile_trees(nodes: Nodes) -> Trees:
    """Make trees ready. Raises ValueError when one has more than ``MAX_LEAVES`` leaves."""
    places = find_places(nodes)
    most = int(places.leaves.max())
    if most > MAX_LEAVES:
        raise ValueError(f"a tree has {most} leaves; at most {MAX_LEAVES} can be scored")
    branches = np.flatnonzero(~nodes.are_leaves())
    branches = branches[np.argsort(places.trees[branches], kind="stable")]
    features, thresholds, tests = _distinct_tests(nodes, branches)
    return Trees(
        features,
        thresholds,
        tests=_by_tree(tests, places.trees[branches], len(nodes.roots)),
        ruled_out=_by_tree(
            _masks(places, nodes.left[branches], most), places.trees[branches], len(nodes.roots)
        ),
        values=_leaf_values(nodes, places, most),
    )


def _distinct_tests(nodes: Nodes, branches: Numbers) -> tuple[Numbers, Array, Numbers]:
    """The features and the thresholds of the distinct tests, and the number of each branch's test."""
    thresholds, rank = np.unique(nodes.thresholds[branches], return_inverse=True)
    keys, tests = np.unique(nodes.features[branches] * len(thresholds) + rank, return_inverse=True)
    return keys // len(thresholds), thresholds[keys % len(thresholds)], tests


def _by_tree(values: NDArray[Any], trees: Numbers, count: int) -> NDArray[Any]:
    """The values in a column for each of ``count`` trees; ``trees`` are those that they are of, ascending."""
    rows = np.arange(len(trees)) - np.searchsorted(trees, trees)
    table = np.zeros((int(rows.max(initial=-1)) + 1, count), dtype=values.dtype)
    table[rows, trees] = values
    return table


def _masks(places: Places, nodes: Numbers, bits: int) -> LeafMasks:
    """The leaves below each of the nodes, in the smallest type of so many bits: scoring reads little else."""
    leaves, first = places.leaves[nodes].astype(np.uint64), places.first_leaves[nodes].astype(np.uint64)
    masks: Masks = ((np.uint64(1) << leaves) - np.uint64(1)) << first
    return masks.astype(np.min_scalar_type((1 << bits) - 1))


def _leaf_values(nodes: Nodes, places: Places, most: int) -> Array:
    """The values of the leaves, a row for each tree."""
    leaves = np.flatnonzero(nodes.are_leaves())
    values = np.zeros((len(nodes.roots), most))
    values[places.trees[leaves], places.first_leaves[leaves]] = nodes.values[leaves]
    return values


def _lowest_missing_bits(masks: LeafMasks) -> Numbers:
    """The number of the lowest bit that each mask lacks; none has all."""
    lowest = ~masks & (masks + masks.dtype.type(1))
    # A power of two is exact as a float, and its exponent is the number.
    return np.frexp(lowest.astype(np.float64))[1].astype(np.int64) - 1
