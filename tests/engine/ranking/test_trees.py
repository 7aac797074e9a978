from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ranking.tree_nodes import Nodes
from engine.ranking.trees import MAX_LEAVES, Trees, compile_trees, read_trees

# A leaf is its value; a branch is (feature, threshold, what it leads to when not above, and when above).
Node = float | tuple[int, float, "Node", "Node"]

FEATURES = ("a", "b", "c")
# Few numbers, so that features and thresholds are often equal; whole ones, so that sums are exact.
_NUMBERS = st.integers(-3, 3).map(float)
_NODES: st.SearchStrategy[Node] = st.recursive(
    _NUMBERS,
    lambda nodes: st.tuples(st.integers(0, len(FEATURES) - 1), _NUMBERS, nodes, nodes),
    max_leaves=12,
)
_ROWS = st.lists(st.tuples(*[_NUMBERS | st.just(math.nan)] * len(FEATURES)), max_size=6)


def _walk(node: Node, row: tuple[float, ...]) -> float:
    while isinstance(node, tuple):
        feature, threshold, below, above = node
        node = below if row[feature] <= threshold else above
    return node


def _depth(node: Node) -> int:
    return 1 + max(_depth(node[2]), _depth(node[3])) if isinstance(node, tuple) else 0


def _grown(trees: list[Node]) -> Trees:
    """The trees ready to be scored."""
    numbered: list[Node] = list(trees)
    left: list[int] = []
    right: list[int] = []
    for number, node in enumerate(numbered):
        here = isinstance(node, tuple)
        left.append(len(numbered) if here else number)
        right.append(len(numbered) + 1 if here else number)
        numbered.extend(node[2:] if isinstance(node, tuple) else ())
    branches = [node if isinstance(node, tuple) else (0, 0.0, 0.0, 0.0) for node in numbered]
    return compile_trees(
        Nodes(
            features=np.array([branch[0] for branch in branches]),
            thresholds=np.array([branch[1] for branch in branches]),
            left=np.array(left),
            right=np.array(right),
            values=np.array([0.0 if isinstance(node, tuple) else node for node in numbered]),
            roots=np.arange(len(trees)),
            depth=max(map(_depth, trees)),
        )
    )


@given(st.lists(_NODES, min_size=1, max_size=4), _ROWS)
def test_a_score_is_the_sum_of_the_leaves_that_a_walk_down_each_tree_ends_in(
    trees: list[Node], rows: list[tuple[float, ...]]
) -> None:
    features = np.array(rows).reshape(-1, len(FEATURES))
    scores = _grown(trees).scores(features)
    assert scores.tolist() == [sum(_walk(tree, row) for tree in trees) for row in rows]


def _comb(leaves: int, *, on_left: bool) -> Node:
    """A tree with one long way down; leaf n is for what is above n - 1 and up to n."""
    numbers = range(leaves - 1) if on_left else range(leaves - 2, -1, -1)
    tree: Node = 0.0 if on_left else leaves - 1.0
    for number in numbers:
        tree = (0, float(number), tree, number + 1.0) if on_left else (0, float(number), float(number), tree)
    return tree


@pytest.mark.parametrize("on_left", [True, False])
@pytest.mark.parametrize("leaves", [2, 8, 9, 16, 17, 32, 33, 63, MAX_LEAVES])
def test_a_tree_may_have_as_many_leaves_as_a_mask_has_bits(leaves: int, on_left: bool) -> None:
    rows = np.array([[leaf - 0.5, 0.0, 0.0] for leaf in range(leaves)])
    assert _grown([_comb(leaves, on_left=on_left)]).scores(rows).tolist() == list(range(leaves))


def test_a_tree_with_more_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="65 leaves; at most 64"):
        _grown([_comb(MAX_LEAVES + 1, on_left=True)])


def test_a_row_scores_alone_to_the_last_bit_as_it_does_among_others() -> None:
    numbers = np.random.default_rng(1).normal(size=(300, 4)).tolist()
    grown = _grown(
        [(n % 3, threshold, below, above) for n, (threshold, below, above, _) in enumerate(numbers)]
    )
    features = np.array(numbers)[:50, :3]
    alone = [grown.scores(features[number : number + 1]).item() for number in range(len(features))]
    assert grown.scores(features).tolist() == alone


STUMP = {
    "features": list(FEATURES),
    "roots": [0],
    "depth": 1,
    "feature": [1, 0, 0],
    "threshold": [0.5, 0.0, 0.0],
    "left": [1, 1, 2],
    "right": [2, 1, 2],
    "value": [0.0, -1.0, 2.0],
}


def test_trees_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps(STUMP))
    trees = read_trees(path, FEATURES)
    assert trees.scores(np.array([[9.0, 0.5, 9.0], [0.0, 0.6, 0.0]])).tolist() == [-1.0, 2.0]


@pytest.mark.parametrize("features", [("a", "b"), ("a", "b", "c", "d"), ("b", "a", "c"), ("a", "b", "x"), ()])
def test_a_file_grown_on_other_features_is_refused(tmp_path: Path, features: tuple[str, ...]) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps(STUMP))
    with pytest.raises(ValueError, match=r"model\.json: was grown on other features"):
        read_trees(path, features)
