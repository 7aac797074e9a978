from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from engine.judging.baseline import read_baseline
from engine.judging.comparison import compare
from engine.judging.evaluation import Evaluation
from quire.printing_evaluation import comparison_lines, evaluation_lines
from tests.engine.evaluations import golden, judged


def _compare(folder: Path, before: Evaluation, after: Evaluation) -> list[str]:
    (folder / "before.json").write_text(json.dumps(before.to_json()))
    return list(comparison_lines(after, compare(read_baseline(folder / "before.json"), after)))


def test_a_miss_says_what_was_expected_and_what_came() -> None:
    lines = list(evaluation_lines(judged({"1": ["b.md", "a.md"]}, ("Denver", "Broncos"), "Carolina.")))
    assert lines[:4] == [
        "1: 1?",
        "    expected: a (rank 2)",
        "    answer must hold: Denver or Broncos",
        "    came: b.md#, answer 'Carolina.'",
    ]


def test_many_relevant_passages_are_counted() -> None:
    evaluation = judged({"1": []})
    row = replace(evaluation.rows[0], expected=("a", "b", "c", "d", "e"))
    lines = list(evaluation_lines(replace(evaluation, rows=(row,))))
    assert lines[1] == "    expected: a or b or c or 2 more (rank none)"


def test_measures_stand_last_with_how_many_questions_they_judge() -> None:
    lines = list(evaluation_lines(replace(judged({"1": ["a.md"]}), left_out=1_200)))
    assert lines[0] == "1 questions, 1,200 without a relevant passage left out"
    assert "P@1            1.000   of 1" in lines
    assert lines[-1] == "tokenF1        -"


def test_a_comparison_tells_questions_and_measures(tmp_path: Path) -> None:
    before = judged({"1": ["a.md"], "2": ["b.md", "a.md"]}, ("Denver",), "Denver.")
    after = judged({"1": [], "2": ["a.md"]}, ("Denver",))
    lines = _compare(tmp_path, before, after)
    assert lines[0] == "2 got worse:"
    assert lines[1] == "  1: 1?"
    assert lines[2].startswith("      rank 1 -> none: P@1 -1.000, ")
    assert lines[3] == "      answer 'Denver.' -> none"
    (measure,) = [line for line in lines if line.startswith("recall@10 ")]
    assert measure.split() == ["recall@10", "1.000", "0.500", "-0.500", "1.0000", "0", "1"]


def test_a_comparison_shows_the_most_changed_only(tmp_path: Path) -> None:
    good = golden({str(number): "a.html" for number in range(25)})
    bad = golden({str(number): "b.html" for number in range(25)})
    lines = _compare(tmp_path, bad, good)
    assert lines[0] == "25 got better:"
    assert "  and 5 more (--json has them all)" in lines
