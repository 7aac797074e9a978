"""The span model: how sure it is that a stretch of a quotation is the short answer to the question.

Trees over the evidence (``span_evidence``) order the stretches. ``benchmarks/fit_spans.py`` grows
them; they are in ``span_model.json``, and ``span_threshold.json`` says from which confidence on a stretch is
shown.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np

from engine.answers.span_candidates import SpanCandidates
from engine.answers.span_evidence import NAMES
from engine.array_types import Array, Numbers
from engine.ranking.trees import Trees, read_trees

# What a difference of scores counts for: the trees were grown to order, not to say how much likelier.
_SHARPNESS = 2.0


def span_scores(evidence: Array) -> Array:
    """The score of each stretch (row), the best one's the highest."""
    return _model().scores(evidence)


def confidence_in(place: int, spans: SpanCandidates, scores: Array, likelihood: float) -> float:
    """How sure it is, 0 to 1, that the stretch in this place is the answer.

    ``likelihood`` is that of the quotation. Times that, the share of its characters that the stretch is
    expected to have in common with the answer: many stretches that differ by a word or two all speak for the
    same one.
    """
    weights = np.exp((scores - scores.max()) * _SHARPNESS)
    return likelihood * float((weights * _overlaps(place, spans)).sum() / weights.sum())


@cache
def span_threshold() -> float:
    """The least confidence of a short answer that is shown."""
    path = Path(__file__).with_name("span_threshold.json")
    return float(json.loads(path.read_text(encoding="utf-8")))


def _overlaps(place: int, spans: SpanCandidates) -> Array:
    """What each stretch has in common with the one in this place, 0 to 1 (Dice)."""
    sizes: Numbers = spans.ends - spans.starts
    shared = np.minimum(spans.ends, spans.ends[place]) - np.maximum(spans.starts, spans.starts[place])
    return np.asarray(2 * shared.clip(min=0) / (sizes + sizes[place]), dtype=np.float64)


@cache
def _model() -> Trees:
    return read_trees(Path(__file__).with_suffix(".json"), NAMES)
