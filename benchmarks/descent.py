"""Gradient descent on groups of questions, each group counting the same, whatever its size.

The steps are Adam's (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1), at a
rate that falls to zero; the questions of each step are drawn with a fixed seed, so a fit can be repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

STEPS = 4_000
RATE = 0.05

Array = NDArray[np.float64]
Item = TypeVar("Item")


def descend(
    groups: Sequence[Sequence[Item]],
    gradient_of: Callable[[Item, Array], Array],
    start: Array,
    *,
    drawn: int,
    decay: float,
    lowest: float = -np.inf,
) -> Array:
    """The weights after ``STEPS`` steps from ``start``.

    ``gradient_of`` gives the gradient of one item's loss; each step draws ``drawn`` items of every group.
    ``decay`` is the weight of the squared norm; no weight falls below ``lowest``.
    """
    weights = start
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    generator = np.random.default_rng(7)
    for step in range(1, STEPS + 1):
        gradient = decay * weights
        for group in groups:
            for number in generator.integers(0, len(group), size=drawn):
                gradient += gradient_of(group[number], weights) / (drawn * len(groups))
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = RATE * (1 - step / STEPS)
        moved = rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
        weights = np.maximum(weights - moved, lowest)
    return weights
