"""Stretches of an array that follow each other, given by where each starts."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def gather(starts: NDArray[Any], numbers: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The indices of some stretches, one after the other, and where each starts among them."""
    begins, ends = starts[numbers].astype(np.int64), starts[numbers + 1].astype(np.int64)
    bounds = np.concatenate([[0], np.cumsum(ends - begins)])
    shift = np.repeat(begins - bounds[:-1], ends - begins)
    return np.arange(bounds[-1]) + shift, bounds
