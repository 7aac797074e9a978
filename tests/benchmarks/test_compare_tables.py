"""The tables of the comparison with peers."""

from __future__ import annotations

import pytest

from benchmarks.compare_tables import MEASURES, Comparison, Run, report, table, verdict


def _run(name: str, ndcg: list[float], ms: list[float] | None = None) -> Run:
    times = ms or [1.0] * len(ndcg)
    return Run(name, [dict.fromkeys(MEASURES, value) for value in ndcg], times, [2 * one for one in times])


def _comparison(*runs: Run, held_back: list[bool] | None = None) -> Comparison:
    return Comparison("tea", 1_234, held_back or [True] * len(runs[0].measures), runs)


def test_quire_is_held_against_the_peer_that_is_best_on_the_set() -> None:
    weak, strong = _run("weak", [0.1] * 20), _run("strong", [0.5] * 20)
    told = verdict(_comparison(weak, strong, _run("Quire", [0.75] * 20)))
    assert told == "Quire is above its best peer, strong: nDCG@10 0.750 against 0.500 (p < 0.001)."
    told = verdict(_comparison(strong, weak, _run("Quire", [0.25] * 20)))
    assert told == "Quire is not above its best peer, strong: nDCG@10 0.250 against 0.500 (p < 0.001)."


def test_a_difference_that_may_be_chance_is_told_so() -> None:
    told = verdict(_comparison(_run("peer", [0.5, 0.5, 0.5]), _run("Quire", [1.0, 0.5, 0.5])))
    assert told.endswith("(p = 1.000); the difference may be chance.")


def test_a_row_has_means_and_medians() -> None:
    lines = table(_comparison(_run("peer", [0.0, 1.0, 0.5], [1.0, 9.0, 2.0]))).splitlines()
    assert lines[0] == "|  | P@1 | MRR@10 | nDCG@10 | recall@10 | recall@100 | ms | CPU ms |"
    assert lines[2] == "| peer | 0.500 | 0.500 | 0.500 | 0.500 | 0.500 | 2.00 | 4.00 |"


@pytest.mark.parametrize("whole", [True, False])
def test_held_back_questions_come_first_and_count_alone(whole: bool) -> None:
    runs = _run("peer", [1.0, 0.0, 0.0]), _run("Quire", [0.5, 1.0, 1.0])
    text = report([_comparison(*runs, held_back=[True, False, False])], "peer 1.0", whole=whole)
    held_back, _, both = text.partition("## Both halves")
    assert "## Held-back halves" in held_back
    assert "1 questions of 1,234 sections" in held_back
    assert "Quire is not above its best peer, peer: nDCG@10 0.500 against 1.000" in held_back
    assert bool(both) is whole
    assert not whole or "Quire is above its best peer, peer: nDCG@10 0.833 against 0.333" in both
