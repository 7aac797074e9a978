from __future__ import annotations

import io
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quire import evaluating
from quire.cli import main
from quire.progress import ProgressLines

GOLDEN: list[dict[str, Any]] = [
    {"id": "g1", "question": "Roaster?", "sections": [{"doc": "coffee.md", "heading": ""}], "answer": []},
    {"id": "g2", "question": "Leaves?", "sections": [{"doc": "coffee.md", "heading": ""}], "answer": []},
]
QUESTIONS: list[dict[str, Any]] = [
    {"id": "1", "question": "What does a roaster heat?", "answers": ["beans"]},
    {"id": "2", "question": "How long do leaves steep?", "answers": ["three minutes"]},
    {"id": "3", "question": "What is not judged?"},
]
SET = ("eval", "--questions", "questions.jsonl", "--qrels", "qrels.tsv")


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus, an index, golden questions and a judged set."""
    for name in [name for name in os.environ if name.startswith("QUIRE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nGreen leaves steep for three minutes.\n")
    (corpus / "coffee.md").write_text("# Coffee\n\nA roaster heats the beans.\n")
    assert _quire("build").exit_code == 0
    _write(corpus / "golden.jsonl", GOLDEN)
    _write(tmp_path / "questions.jsonl", QUESTIONS)
    (tmp_path / "qrels.tsv").write_text("1\tcoffee\t1\n1\ttea\t0\n2\ttea\t1\n")
    return tmp_path


def _write(path: Path, values: list[dict[str, Any]]) -> None:
    path.write_text("\n".join(map(json.dumps, values)))


def _quire(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def _json(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def _assert_one_line_error(result: Result, *parts: str) -> None:
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith("quire: ")
    assert all(part in line for part in parts), line


def test_golden_questions_of_the_corpus_are_asked_and_misses_shown() -> None:
    report = _json(_quire("eval", "--json"))
    assert (report["kind"], report["questions"], report["measures"]["success@1"]) == ("golden", 2, 0.5)
    assert [miss["id"] for miss in report["misses"]] == ["g2"]
    assert [row["id"] for row in report["rows"]] == ["g1", "g2"]
    lines = _quire("eval").stdout
    assert "g2: Leaves?" in lines and "success@1      0.500" in lines


def test_a_judged_set_is_asked_and_measured() -> None:
    result = _quire(*SET, "--json")
    report = _json(result)
    assert (report["kind"], report["questions"], report["leftOut"]) == ("qrels", 2, 1)
    assert (report["measures"]["P@1"], report["measures"]["recall@100"]) == (1, 1)
    assert result.stderr == ""
    assert "nDCG@10        1.000   of 2" in _quire(*SET).stdout


def test_a_judged_set_is_measured_down_to_rank_100(built: Path) -> None:
    names = [f"oven{number}" for number in range(20)]
    for name in names:
        (built / f"corpus/{name}.md").write_text(f"# {name}\n\nAn oven bakes loaf {name}.\n")
    assert _quire("build").exit_code == 0
    _write(built / "questions.jsonl", [{"id": "1", "question": "What does an oven bake?"}])
    (built / "qrels.tsv").write_text("".join(f"1\t{name}\t1\n" for name in names))
    measures = _json(_quire(*SET, "--json"))["measures"]
    assert (measures["recall@10"], measures["recall@100"]) == (0.5, 1)


def test_judgements_without_questions_are_wrong_usage() -> None:
    result = _quire("eval", "--qrels", "qrels.tsv")
    assert result.exit_code == 2
    assert "--questions" in result.stderr


def test_a_note_tells_of_judgements_that_are_not_used(built: Path) -> None:
    _write(built / "questions.jsonl", QUESTIONS[:1])
    result = _quire(*SET)
    assert result.exit_code == 0
    assert result.stderr.startswith("Note: qrels.tsv, line 3: question '2' is not in")


def test_a_note_asks_whether_the_index_is_the_right_one(built: Path) -> None:
    (built / "qrels.tsv").write_text("1\telsewhere\t1\n")
    assert "does the index hold the documents" in _quire(*SET).stderr


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("questions.jsonl", '\n{"id": 1}\n', ("questions.jsonl, line 2", "question")),
        ("questions.jsonl", "", ("questions.jsonl", "--questions")),
        ("qrels.tsv", "1\tcoffee\n", ("qrels.tsv, line 1", "2 columns")),
        ("qrels.tsv", "", ("qrels.tsv", "--qrels")),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(
    built: Path, name: str, content: str, parts: tuple[str, ...]
) -> None:
    (built / name).write_text(content)
    _assert_one_line_error(_quire(*SET), *parts)


def test_missing_or_broken_golden_questions_are_one_line(built: Path) -> None:
    (built / "broken.jsonl").write_text('\n{"id": 1}\n')
    _assert_one_line_error(_quire("eval", "--questions", "broken.jsonl"), "broken.jsonl, line 2")
    _assert_one_line_error(_quire("eval", "--questions", "questions.jsonl"), "line 1", "--qrels")
    (built / "corpus/golden.jsonl").unlink()
    _assert_one_line_error(_quire("eval"), "golden.jsonl", "--questions")


def test_a_baseline_that_is_as_good_exits_0(built: Path) -> None:
    for arguments in [("eval",), SET]:
        (built / "before.json").write_text(_quire(*arguments, "--json").stdout)
        comparison = _json(_quire(*arguments, "--json", "--baseline", "before.json"))["comparison"]
        assert (comparison["worse"], comparison["better"], comparison["regressions"]) == ([], [], [])


def test_a_regression_exits_1_and_names_the_measures(built: Path) -> None:
    (built / "before.json").write_text(_quire("eval", "--json").stdout)
    (built / "corpus/coffee.md").write_text("# Coffee\n\nThe beans are heated.\n")
    (built / "corpus/tea.md").write_text("# Tea\n\nGreen leaves steep. No roaster.\n")
    assert _quire("build", "--force").exit_code == 0
    result = _quire("eval", "--baseline", "before.json")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 got worse:\n  g1: Roaster?\n")
    assert result.stderr == "quire: worse than before.json: success@1, success@3\n"
    result = _quire("eval", "--baseline", "before.json", "--json")
    assert json.loads(result.stdout)["comparison"]["regressions"] == ["success@1", "success@3"]
    assert result.exit_code == 1


def test_a_baseline_that_cannot_be_used_is_one_line_and_nothing_is_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(evaluating, "evaluate", never)
    (built / "before.json").write_text("{}")
    _assert_one_line_error(_quire("eval", "--baseline", "before.json"), "before.json", "quire eval --json")
    _assert_one_line_error(_quire("eval", "--baseline", "missing.json"), "missing.json")
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    _assert_one_line_error(_quire("eval", "--baseline", "before.json"), "SciPy", "pip install")


def test_progress_counts_the_questions_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quire.progress._LOG_SECONDS", 0.0)
    log = io.StringIO()
    monkeypatch.setattr(evaluating, "ProgressLines", partial(ProgressLines, log))
    _quire("eval", "--json")
    assert log.getvalue() == ""
    _quire("eval")
    assert "1 of 2 questions" in log.getvalue()
