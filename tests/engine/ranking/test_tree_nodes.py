from __future__ import annotations

import numpy as np

from engine.ranking.tree_nodes import Nodes, find_places

# Two trees: a leaf (node 0), and a branch (1) of a leaf (2) and a branch (3) of two leaves (4 and 5).
NODES = Nodes(
    features=np.zeros(6, dtype=np.int64),
    thresholds=np.zeros(6),
    left=np.array([0, 2, 2, 4, 4, 5]),
    right=np.array([0, 3, 2, 5, 4, 5]),
    values=np.zeros(6),
    roots=np.array([0, 1]),
    depth=2,
)


def test_what_leads_to_itself_is_a_leaf() -> None:
    assert NODES.are_leaves().tolist() == [True, False, True, False, True, True]


def test_branches_are_told_by_the_steps_to_them() -> None:
    assert [level.tolist() for level in NODES.levels()] == [[1], [3]]


def test_leaves_are_numbered_from_left_to_right_in_each_tree() -> None:
    places = find_places(NODES)
    assert places.trees.tolist() == [0, 1, 1, 1, 1, 1]
    assert places.first_leaves.tolist() == [0, 0, 0, 1, 1, 2]
    assert places.leaves.tolist() == [1, 3, 1, 2, 1, 1]
