from __future__ import annotations

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from engine.judging.metrics import RANKING_MEASURES, first_relevant, ranking_measures

PASSAGES = [f"p{number}" for number in range(130)]
RANKINGS = st.permutations(PASSAGES).flatmap(
    lambda order: st.integers(0, len(order)).map(lambda length: order[:length])
)
GRADES = st.dictionaries(st.sampled_from([*PASSAGES, "nowhere", "never"]), st.integers(-2, 4), min_size=1)
# Ours -> trec_eval's; recip_rank has no cut there.
THEIRS = {
    "P@1": "P_1",
    "success@3": "success_3",
    "nDCG@10": "ndcg_cut_10",
    "recall@10": "recall_10",
    "recall@100": "recall_100",
}


def _trec_eval(ranking: list[str], grades: dict[str, int]) -> dict[str, float]:
    """What trec_eval itself says, from scores that fall with the rank."""
    evaluator = pytrec_eval.RelevanceEvaluator({"q": grades}, {*THEIRS.values(), "recip_rank"})

    def measure(passages: list[str]) -> dict[str, float]:
        run = {passage: float(len(passages) - rank) for rank, passage in enumerate(passages)}
        return dict(evaluator.evaluate({"q": run})["q"])

    whole = measure(ranking)
    ours = {name: whole[theirs] for name, theirs in THEIRS.items()}
    return ours | {"MRR@10": measure(ranking[:10])["recip_rank"]}


@given(RANKINGS, GRADES.filter(lambda grades: max(grades.values()) > 0))
def test_every_measure_is_that_of_trec_eval(ranking: list[str], grades: dict[str, int]) -> None:
    ours = ranking_measures(ranking, grades)
    assert tuple(ours) == RANKING_MEASURES
    if not ranking:
        assert set(ours.values()) == {0.0}
        return
    assert ours == pytest.approx(_trec_eval(ranking, grades), abs=1e-9)


def test_a_case_by_hand() -> None:
    measures = ranking_measures(["x", "b", "a"], {"a": 1, "b": 2, "c": 1, "d": 0})
    gain, ideal = 2 / 1.5849625 + 1 / 2, 2 + 1 / 1.5849625 + 1 / 2
    expected = [0, 1, 1 / 2, gain / ideal, 2 / 3, 2 / 3]
    assert list(measures.values()) == pytest.approx(expected)


def test_what_stands_below_the_cut_does_not_count() -> None:
    ranking = [*PASSAGES[:10], "late", *PASSAGES[10:99], "later"]
    measures = ranking_measures(ranking, {"late": 1, "later": 1})
    assert (measures["MRR@10"], measures["nDCG@10"], measures["recall@100"]) == (0, 0, 0.5)


def test_the_first_relevant_has_a_rank_from_1() -> None:
    assert (first_relevant([0, 0, 2]), first_relevant([1]), first_relevant([0]), first_relevant([])) == (
        3, 1, None, None,
    )  # fmt: skip
