"""The answer model: how likely it is that a sentence, with what is quoted with it, answers the question.

Trees over the evidence (``engine.answers.sentence_evidence``) give the logarithm of the odds.
``benchmarks/fit_answers.py`` grows them; they are in ``answer_model.json``, and ``answer_threshold.json``
says from which likelihood on a sentence is shown as the answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from engine.answers.sentence_evidence import NAMES
from engine.array_types import Array
from engine.ranking.trees import Trees, read_trees


def likelihoods(evidence: Sequence[tuple[float, ...]]) -> Array:
    """For each sentence the probability, 0 to 1, that it is a right answer."""
    rows = np.array(evidence, dtype=np.float64).reshape(-1, len(NAMES))
    return np.asarray(1.0 / (1.0 + np.exp(-_model().scores(rows))), dtype=np.float64)


@cache
def answer_threshold() -> float:
    """The least likelihood of an answer that is shown."""
    path = Path(__file__).with_name("answer_threshold.json")
    return float(json.loads(path.read_text(encoding="utf-8")))


@cache
def _model() -> Trees:
    return read_trees(Path(__file__).with_suffix(".json"), NAMES)
