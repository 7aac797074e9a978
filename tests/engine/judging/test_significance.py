from __future__ import annotations

import random
import sys

import pytest
from scipy.stats import ttest_1samp

from engine.errors import QuireError
from engine.judging.significance import paired_randomisation


def test_a_few_questions_are_tested_exactly() -> None:
    # Of the 64 ways to give six equal differences a sign, two are as far from 0.
    assert paired_randomisation([0.5] * 6 + [0.0] * 10) == pytest.approx(2 / 64)
    assert paired_randomisation([0.5, 0.5, -0.5]) == pytest.approx(1)


@pytest.mark.parametrize("differences", [[], [0.0, 0.0], [0.3], [0.3, 0.0]])
def test_what_hardly_differs_is_chance(differences: list[float]) -> None:
    assert paired_randomisation(differences) == 1


def test_many_questions_come_near_the_t_test_and_always_out_alike() -> None:
    source = random.Random(7)
    differences = [source.gauss(0.08, 0.5) for _ in range(200)]
    p = paired_randomisation(differences)
    assert p == pytest.approx(ttest_1samp(differences, 0).pvalue, abs=0.01)
    assert 0 < p < 0.05
    assert p == paired_randomisation(differences)
    assert p == pytest.approx(paired_randomisation([-difference for difference in differences]), abs=0.01)


def test_without_scipy_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(QuireError, match="pip install 'scipy"):
        paired_randomisation([0.1])
