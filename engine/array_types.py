"""The arrays that ranking works on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
# A bit for each slot of a question (``engine.questions.weighing``).
Masks = NDArray[np.uint64]
# Places, counts, numbers of things.
Numbers = NDArray[np.int64]
