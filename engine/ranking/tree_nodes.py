"""Regression trees as nodes that lead to nodes: how a model's file has them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array, Numbers


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes of all trees. Node n looks at the column ``features[n]`` of a row: up to ``thresholds[n]`` it
    leads to ``left[n]``, otherwise to ``right[n]``; a leaf leads to itself and has a value. ``roots`` are
    where the trees begin, ``depth`` is how many steps the longest way has.
    """

    features: Numbers
    thresholds: Array
    left: Numbers
    right: Numbers
    values: Array
    roots: Numbers
    depth: int

    def are_leaves(self) -> NDArray[np.bool_]:
        """For each node whether it is a leaf."""
        return np.asarray(self.left == np.arange(len(self.left)), dtype=np.bool_)

    def levels(self) -> list[Numbers]:
        """The nodes that are no leaves, by the number of steps that lead to them."""
        levels: list[Numbers] = []
        level = self.roots
        for _ in range(self.depth):
            levels.append(level[self.left[level] != level])
            level = np.concatenate([self.left[levels[-1]], self.right[levels[-1]]])
        return levels


@dataclass(frozen=True, slots=True)
class Places:
    """Where each node stands: the number of its tree, of the first leaf below it when the leaves of the tree
    are numbered from left to right, and how many leaves are below it. A leaf is below itself.
    """

    trees: Numbers
    first_leaves: Numbers
    leaves: Numbers


def find_places(nodes: Nodes) -> Places:
    """The places of all nodes."""
    levels, count = nodes.levels(), len(nodes.left)
    leaves = nodes.are_leaves().astype(np.int64)
    for level in reversed(levels):
        leaves[level] = leaves[nodes.left[level]] + leaves[nodes.right[level]]
    trees, first = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    trees[nodes.roots] = np.arange(len(nodes.roots))
    for level in levels:
        left, right = nodes.left[level], nodes.right[level]
        trees[left] = trees[right] = trees[level]
        first[left], first[right] = first[level], first[level] + leaves[left]
    return Places(trees, first, leaves)
