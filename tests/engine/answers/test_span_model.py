"""What holds of any span model that is fit to ship."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.span_candidates import SpanCandidates
from engine.answers.span_evidence import NAMES
from engine.answers.span_model import confidence_in, span_scores, span_threshold


def _spans(*places: tuple[int, int]) -> SpanCandidates:
    starts, ends = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return SpanCandidates(np.arange(len(places)), np.arange(len(places)), starts, ends)


@given(st.lists(st.tuples(*[st.sampled_from([-1.0, 0.0, 0.4, 2.0, 1e6])] * len(NAMES)), max_size=4))
def test_the_model_that_ships_scores_any_evidence(evidence: list[tuple[float, ...]]) -> None:
    rows = np.array(evidence, dtype=np.float64).reshape(-1, len(NAMES))
    scores = span_scores(rows)
    assert scores.shape == (len(evidence),)
    assert np.isfinite(scores).all()


def test_the_threshold_is_a_confidence() -> None:
    assert 0 < span_threshold() < 1


def test_the_only_stretch_is_as_sure_as_its_quotation() -> None:
    assert confidence_in(0, _spans((3, 9)), np.array([0.2]), 0.7) == pytest.approx(0.7)


def test_a_stretch_far_ahead_of_others_is_surer_than_one_among_equals() -> None:
    spans = _spans((0, 4), (10, 14), (20, 24))
    ahead = confidence_in(0, spans, np.array([9.0, 0.0, 0.0]), 1.0)
    equal = confidence_in(0, spans, np.array([1.0, 1.0, 1.0]), 1.0)
    assert ahead == pytest.approx(1.0, abs=1e-3)
    assert equal == pytest.approx(1 / 3)


def test_stretches_that_share_words_speak_for_each_other() -> None:
    scores = np.array([1.0, 1.0])
    apart = confidence_in(0, _spans((0, 4), (10, 14)), scores, 1.0)
    together = confidence_in(0, _spans((0, 8), (0, 12)), scores, 1.0)
    assert together > apart
    assert together == pytest.approx((1 + 0.8) / 2)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50), st.floats(-1e3, 1e3)), min_size=1),
    st.floats(0, 1),
)
def test_a_confidence_is_no_more_than_the_likelihood_of_the_quotation(
    drawn: list[tuple[int, int, float]], likelihood: float
) -> None:
    spans = _spans(*((start, start + size) for start, size, _ in drawn))
    scores = np.array([score for *_, score in drawn])
    assert 0 <= confidence_in(int(scores.argmax()), spans, scores, likelihood) <= likelihood + 1e-9
