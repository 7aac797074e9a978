from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import QuireError
from engine.judging.baseline import read_baseline
from engine.judging.comparison import Comparison, compare
from engine.judging.evaluation import Evaluation
from tests.engine.evaluations import golden, judged


def _compare(folder: Path, before: Evaluation, after: Evaluation) -> Comparison:
    path = folder / "before.json"
    path.write_text(json.dumps(before.to_json()))
    return compare(read_baseline(path), after)


def _questions(count: int, *found: str) -> dict[str, list[str]]:
    return {str(number): list(found) for number in range(count)}


def test_measures_are_shown_before_and_after(tmp_path: Path) -> None:
    before = judged({"1": ["a.md"], "2": ["b.md"], "3": ["b.md"]})
    after = judged({"1": ["b.md"], "2": ["a.md"], "3": ["a.md"]})
    measure = next(m for m in _compare(tmp_path, before, after).measures if m.name == "P@1")
    assert [measure.before, measure.after] == pytest.approx([1 / 3, 2 / 3])
    assert measure.difference == pytest.approx(1 / 3)
    assert [measure.better, measure.worse, measure.p] == pytest.approx([2, 1, 1])


def test_only_measures_that_judge_are_compared(tmp_path: Path) -> None:
    run = judged({"1": ["a.md"]})
    assert "answerHolds" not in [m.name for m in _compare(tmp_path, run, run).measures]


def test_questions_are_told_with_the_most_changed_first(tmp_path: Path) -> None:
    before = judged({"1": ["a.md"], "2": ["a.md"], "3": ["b.md"], "4": ["b.md", "a.md"], "5": ["a.md"]})
    after = judged({"1": ["b.md", "a.md"], "2": ["b.md"], "3": ["a.md"], "4": ["a.md"], "5": ["a.md"]})
    comparison = _compare(tmp_path, before, after)
    assert [change.after.id for change in comparison.worse] == ["2", "1"]
    assert [change.after.id for change in comparison.better] == ["3", "4"]
    change = comparison.to_json()["worse"][1]
    assert (change["rankBefore"], change["rankAfter"], change["change"] < 0) == (1, 2, True)
    assert change["differences"]["MRR@10"] == -0.5
    assert "recall@10" not in change["differences"]


def test_a_significant_fall_on_a_judged_set_is_a_regression(tmp_path: Path) -> None:
    good, bad = judged(_questions(6, "a.md")), judged(_questions(6, "b.md", "a.md"))
    assert _compare(tmp_path, good, bad).regressions == ("P@1", "MRR@10", "nDCG@10")
    assert _compare(tmp_path, bad, good).regressions == ()
    assert _compare(tmp_path, good, good).regressions == ()


def test_a_fall_that_may_be_chance_is_none(tmp_path: Path) -> None:
    good, bad = judged(_questions(5, "a.md")), judged(_questions(5, "b.md", "a.md"))
    comparison = _compare(tmp_path, good, bad)
    assert (len(comparison.worse), comparison.regressions) == (5, ())


def test_fewer_answers_alone_are_neither_worse_nor_better(tmp_path: Path) -> None:
    talking = judged(_questions(9, "a.md"), ("Denver",), "Nobody.")
    silent = judged(_questions(9, "a.md"), ("Denver",))
    comparison = _compare(tmp_path, talking, silent)
    assert (comparison.regressions, comparison.worse, comparison.better) == ((), (), ())


def test_any_fall_on_golden_questions_is_a_regression(tmp_path: Path) -> None:
    good, bad = golden({"1": "a.html", "2": "a.html"}), golden({"1": "a.html", "2": "b.html"})
    assert _compare(tmp_path, good, bad).regressions == ("success@1", "success@3")
    assert _compare(tmp_path, bad, good).regressions == ()


def test_one_golden_question_for_another_is_no_regression(tmp_path: Path) -> None:
    one, other = golden({"1": "a.html", "2": "b.html"}), golden({"1": "b.html", "2": "a.html"})
    comparison = _compare(tmp_path, one, other)
    assert (len(comparison.worse), len(comparison.better), comparison.regressions) == (1, 1, ())


def test_a_baseline_of_other_questions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match=r"before\.json: asked other questions: 1 differ, '2' is only there"):
        _compare(tmp_path, judged(_questions(3)), judged(_questions(2)))
    with pytest.raises(QuireError, match="'2' is not there"):
        _compare(tmp_path, judged(_questions(2)), judged(_questions(3)))


def test_a_baseline_with_other_judgements_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match=r"before\.json: .* judged otherwise .*quire eval --json"):
        _compare(tmp_path, judged({"1": []}), judged({"1": []}, ("Denver",)))
    with pytest.raises(QuireError, match="judged otherwise"):
        _compare(tmp_path, golden({"1": "a.html"}), judged({"1": []}))


def test_a_baseline_that_lacks_a_measure_is_an_error(tmp_path: Path) -> None:
    report = judged({"1": []}).to_json()
    del report["rows"][0]["measures"]["P@1"]
    (tmp_path / "before.json").write_text(json.dumps(report))
    with pytest.raises(QuireError, match="question '1' has other measures"):
        compare(read_baseline(tmp_path / "before.json"), judged({"1": []}))
