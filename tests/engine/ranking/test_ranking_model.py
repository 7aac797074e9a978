"""What holds of the ranking under any model that is fit to ship: clear cases alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import engine
from engine.array_types import Array
from engine.engine import Engine
from engine.ranking.evidence import NAMES
from engine.ranking.ranking_model import FEATURES, features_of, score_candidates
from engine.section import Section
from tests.engine.small_index import publish, section

_EVIDENCE = arrays(
    np.float64,
    st.tuples(st.integers(1, 6), st.just(len(NAMES))),
    elements=st.sampled_from([0.0, 0.3, 1.0, 9.0]),
)


def test_no_candidates_have_no_scores() -> None:
    assert features_of(np.empty((0, len(NAMES)))).shape == (0, len(FEATURES))
    assert score_candidates(np.empty((0, len(NAMES)))).shape == (0,)


@settings(max_examples=30)
@given(_EVIDENCE)
def test_the_model_that_ships_scores_any_evidence(evidence: Array) -> None:
    scores = score_candidates(evidence)
    assert scores.shape == (len(evidence),)
    assert np.isfinite(scores).all()


@settings(max_examples=30)
@given(_EVIDENCE, st.data())
def test_a_score_does_not_depend_on_the_order_of_the_candidates(evidence: Array, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(evidence))))
    assert score_candidates(evidence[order]).tolist() == score_candidates(evidence)[order].tolist()


def test_each_piece_of_evidence_is_looked_at_and_how_far_it_is_below_the_best() -> None:
    evidence = np.zeros((2, len(NAMES)))
    evidence[0, NAMES.index("all")] = 3.0
    evidence[1, NAMES.index("all")] = 5.0
    features = features_of(evidence)
    assert features.shape == (2, len(FEATURES))
    assert len(set(FEATURES)) == len(FEATURES)
    assert features[:, FEATURES.index("all")].tolist() == [3.0, 5.0]
    assert features[:, FEATURES.index("all below best")].tolist() == [-2.0, 0.0]
    assert features[:, FEATURES.index("title below best")].tolist() == [0.0, 0.0]


# Question -> the text below a heading that is the question.
ASKED = {
    "How long is green tea steeped?": "Green tea is steeped for two to three minutes.",
    "What does a teapot cost?": "A teapot of clay costs about $30.",
    "How do I clean a bamboo whisk?": "Rinse the bamboo whisk in warm water and let it dry.",
    "Can children drink white tea?": "Yes, children can drink weak white tea.",
}
# Each has one or two words of the questions.
OTHERS = (
    "Green paint dries slowly.",
    "The bamboo forest is tall.",
    "White walls and a long table.",
    "Children play in the yard.",
    "Coffee costs more every year.",
    "A whisk beats eggs.",
    "Clean water is scarce.",
    "People drink juice.",
)


def _sections() -> list[Section]:
    asked = [
        section(f"q{number}", text, doc="faq.md", title="Questions", breadcrumb=(question,), position=number)
        for number, (question, text) in enumerate(ASKED.items())
    ]
    others = [
        section(f"o{number}", text, doc=f"o{number}.md", title="Other", breadcrumb=("Things",))
        for number, text in enumerate(OTHERS)
    ]
    return [*others, *asked]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = tmp_path_factory.mktemp("ranking") / "index"
    publish(index, _sections())
    return engine.open(index)


@pytest.mark.parametrize("question", ASKED)
def test_a_section_that_is_the_question_itself_wins_over_those_that_hold_a_word_of_it(
    opened: Engine, question: str
) -> None:
    hits = opened.ask(question).hits
    assert hits[0].breadcrumb == (question,)
    assert len(hits) > 1


def test_a_section_with_all_words_in_one_sentence_wins_over_those_with_one(tmp_path: Path) -> None:
    texts = [
        "Walk a mile along the river.",
        "A heron fishes in the river at dawn.",
        "The dawn was cold.",
        "A heron flew.",
    ]
    publish(tmp_path, [section(f"s{n}", text, doc=f"{n}.md", title="Notes") for n, text in enumerate(texts)])
    assert engine.open(tmp_path).ask("Where does the heron fish at dawn?").hits[0].id == "s1"
