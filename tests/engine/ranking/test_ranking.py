"""Two stages of ranking: the store's candidates, and the best of them on evidence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.array_types import Array
from engine.questions.question import understand
from engine.ranking.evidence import NAMES
from engine.ranking.ranking import RERANKED, Ranking, rank, weigh
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.small_index import publish, section

COUNT = RERANKED + 20


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> WhooshStore:
    """Sections about roses, the shorter the earlier; each is of a document of its own."""
    index = tmp_path_factory.mktemp("ranking") / "index"
    roses = [
        section(f"s{number}", "Roses." + " x" * number, doc=f"{number}.md", title="")
        for number in range(COUNT)
    ]
    long = section("long", "Lilies.\nPurchase lilies.", doc="long.md", title="", passages=[(0, 7), (8, 24)])
    publish(index, [*roses, long])
    return _open(index)


def _open(index: Path) -> WhooshStore:
    generations = Generations(index)
    number = generations.current_number()
    assert number is not None
    return WhooshStore(generations.path(number), field_weights())


def _ids(ranking: Ranking) -> list[str]:
    return [one.section.id for one in ranking.sections]


def _same(evidence: Array) -> Array:
    return np.zeros(len(evidence))


def _shortest_last(evidence: Array) -> Array:
    return evidence[:, NAMES.index("length")]


def test_candidates_are_put_in_order_of_their_score(store: WhooshStore) -> None:
    ranking = rank(store, understand("roses"), 5, _shortest_last)
    assert _ids(ranking) == [f"s{number}" for number in range(RERANKED - 1, RERANKED - 6, -1)]
    scores = [one.score for one in ranking.sections]
    assert scores == sorted(scores, reverse=True)
    assert ranking.total == COUNT


def test_equal_scores_keep_the_order_of_the_store(store: WhooshStore) -> None:
    assert _ids(rank(store, understand("roses"), 5, _same)) == [f"s{number}" for number in range(5)]


def test_what_is_not_weighed_again_stands_behind_in_the_order_of_the_store(store: WhooshStore) -> None:
    ranking = rank(store, understand("roses"), RERANKED + 10, _shortest_last)
    best, rest = ranking.sections[:RERANKED], ranking.sections[RERANKED:]
    assert [one.section.id for one in rest] == [f"s{number}" for number in range(RERANKED, RERANKED + 10)]
    assert all(one.evidence is not None and one.words is not None for one in best)
    assert all(one.evidence is None and one.words is None for one in rest)
    for sections in (best[::-1], rest):
        scores = [one.candidate_score for one in sections]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("worth", [1.0, -1.0])
def test_scores_descend_over_both_stages(store: WhooshStore, worth: float) -> None:
    ranking = rank(store, understand("roses"), COUNT, lambda evidence: worth * _shortest_last(evidence) - 9)
    scores = [one.score for one in ranking.sections]
    assert scores == sorted(scores, reverse=True)
    assert scores[RERANKED - 1] > scores[RERANKED]


@pytest.mark.parametrize("limit", [1, RERANKED - 1, RERANKED, RERANKED + 1, COUNT, 10 * COUNT])
def test_as_many_sections_come_back_as_are_asked_for(store: WhooshStore, limit: int) -> None:
    ids = _ids(rank(store, understand("roses"), limit))
    assert len(ids) == len(set(ids)) == min(limit, COUNT)


def test_a_longer_list_begins_with_the_shorter_one(store: WhooshStore) -> None:
    question = understand("roses")
    assert _ids(rank(store, question, COUNT))[:7] == _ids(rank(store, question, 7))


def test_each_section_comes_with_its_best_passage_and_its_own_evidence(store: WhooshStore) -> None:
    ranking = rank(
        store, understand("purchase lilies or roses"), 3, lambda found: found[:, NAMES.index("coverage")]
    )
    first = ranking.sections[0]
    assert (first.section.id, first.passage) == ("long", first.section.passages[1])
    assert first.evidence is not None
    assert first.evidence[NAMES.index("coverage")] == first.score
    for one in ranking.sections:
        assert one.words is not None
        assert max(one.words.sentences.shares(ranking.weighed)) == pytest.approx(one.score)


@pytest.mark.parametrize("text", ["unheard of", "...", "the of"])
def test_what_no_section_holds_ranks_none(store: WhooshStore, text: str) -> None:
    ranking = rank(store, understand(text), 10)
    assert (ranking.sections, ranking.total) == ((), 0)


def test_a_question_is_weighed_by_the_store_with_what_else_its_words_may_be(store: WhooshStore) -> None:
    weighed = weigh(store, understand("buy roses unheard"))
    assert [(one.covers, one.terms, one.reason) for one in weighed.alternatives] == [
        ((0,), ("purchas",), "everyday")
    ]
    buy, roses, _ = weighed.weights
    assert buy > roses
    assert weighed.unknown == {2}
