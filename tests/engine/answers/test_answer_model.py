"""What holds of any answer model that is fit to ship: clear cases alone."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.answers.answer_evidence import read_sentences
from engine.answers.answer_model import answer_threshold, likelihoods
from engine.answers.sentence_evidence import NAMES
from engine.questions.question import understand
from engine.ranking.ranking import rank
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.small_index import publish, section


def test_no_sentences_have_no_likelihoods() -> None:
    assert likelihoods([]).shape == (0,)


@settings(max_examples=30)
@given(st.lists(st.tuples(*[st.sampled_from([-9.0, 0.0, 0.4, 1.0, 1e6])] * len(NAMES)), max_size=4))
def test_the_model_that_ships_gives_a_probability_for_any_evidence(evidence: list[tuple[float, ...]]) -> None:
    found = likelihoods(evidence).tolist()
    assert len(found) == len(evidence)
    assert all(0 < likelihood < 1 for likelihood in found)


def test_a_sentence_is_as_likely_alone_as_among_others() -> None:
    one, other = (0.0,) * len(NAMES), (1.0,) * len(NAMES)
    assert likelihoods([one, other]).tolist() == [
        *likelihoods([one]).tolist(),
        *likelihoods([other]).tolist(),
    ]


def test_the_threshold_is_a_likelihood() -> None:
    assert 0 < answer_threshold() < 1


def test_the_sentence_that_says_it_is_likelier_than_one_beside_the_point(tmp_path: Path) -> None:
    text = "Samovars are lovely. A samovar holds 12 liters of water. My aunt had one."
    other = [section(f"f{n}", f"Cups and saucers {n}.", doc=f"{n}.md", title="Cups") for n in range(9)]
    publish(tmp_path, [section("s", text, title="Samovars", breadcrumb=("How much it holds",)), *other])
    store = WhooshStore(Generations(tmp_path).current(), field_weights())
    ranking = rank(store, understand("How many liters of water does a samovar hold?"), 5)
    read = list(read_sentences(ranking.weighed, ranking.sections))
    best = read[int(likelihoods([one.evidence for one in read]).argmax())]
    assert best.span == "12"
