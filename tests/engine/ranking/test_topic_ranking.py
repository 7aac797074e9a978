"""Which questions describe a topic, and how their candidates are scored."""

from __future__ import annotations

import numpy as np
import pytest

from engine.questions.question import understand
from engine.ranking.evidence import NAMES
from engine.ranking.ranking import scorer_of
from engine.ranking.ranking_model import score_candidates
from engine.ranking.topic_ranking import FEWEST_TERMS, PIECES, is_topic, score_topic

_WORDS = (
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar".split()
)


@pytest.mark.parametrize(("terms", "expected"), [(1, False), (FEWEST_TERMS - 1, False), (FEWEST_TERMS, True)])
def test_a_question_of_many_different_terms_describes_a_topic(terms: int, expected: bool) -> None:
    question = understand(" ".join(_WORDS[:terms]))
    assert is_topic(question) is expected
    assert scorer_of(question) is (score_topic if expected else score_candidates)


def test_a_term_said_again_makes_a_question_no_topic() -> None:
    assert not is_topic(understand("alpha " * 50))


def test_the_order_of_the_store_decides_where_nothing_else_differs() -> None:
    evidence = np.zeros((3, len(NAMES)))
    evidence[:, NAMES.index("relative")] = [0.2, 1.0, 0.5]
    assert np.argsort(-score_topic(evidence)).tolist() == [1, 2, 0]


@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_adds_what_it_weighs(piece: str) -> None:
    evidence = np.zeros((1, len(NAMES)))
    evidence[0, NAMES.index(piece)] = 0.5
    assert score_topic(evidence, {piece: 0.4}).tolist() == [pytest.approx(0.2)]


def test_the_weights_that_ship_are_of_known_pieces_and_take_nothing_away() -> None:
    evidence = np.eye(len(NAMES))
    scores = dict(zip(NAMES, score_topic(evidence).tolist(), strict=True))
    assert scores["relative"] == 1.0
    assert min(scores.values()) >= 0
    assert {name for name, score in scores.items() if score} <= {"relative", *PIECES}


def test_no_candidates_have_no_scores() -> None:
    assert score_topic(np.empty((0, len(NAMES)))).shape == (0,)
