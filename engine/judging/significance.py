"""Whether a difference between two runs over the same questions may be chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.errors import QuireError

SIGNIFICANT = 0.05
_RESAMPLES = 9_999
_BATCH = 500
# The same runs give the same p-value.
_SEED = 20_240_501


def paired_randomisation(differences: Sequence[float]) -> float:
    """The two-sided p-value of a paired randomisation test: is the mean of the differences 0?

    Under the null hypothesis either run could have been the first, so each difference may have either sign.
    Exact for up to 12 questions that differ, from random signs for more. Raises QuireError where SciPy is
    not installed.
    """
    test = load_permutation_test()
    # A difference of 0 has no sign and changes no sum; the test needs two values.
    changed = np.array([0.0, *(difference for difference in differences if difference)])
    if len(changed) == 1:
        return 1.0
    result = test(
        (changed,),
        np.mean,
        permutation_type="samples",
        vectorized=True,
        n_resamples=_RESAMPLES,
        batch=_BATCH,
        rng=np.random.default_rng(_SEED),
    )
    return min(float(result.pvalue), 1.0)


def load_permutation_test() -> Any:
    """SciPy's test, which is an optional dependency. Raises QuireError with the remedy if it is missing."""
    try:
        from scipy.stats import permutation_test
    except ImportError as error:
        raise QuireError(
            "comparing with a baseline needs SciPy, which is not installed; run pip install 'scipy>=1.15'"
        ) from error
    return permutation_test
