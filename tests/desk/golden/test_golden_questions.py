from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desk.golden import golden_questions
from desk.golden.golden_questions import judgement_key, read_golden
from engine.judging.judged_questions import ExpectedSection, JudgedQuestion

LINE = json.dumps(
    {"id": "g1", "question": "Pay?", "sections": [{"doc": "a.md", "anchor": "x"}], "answer": []}
)


def _write(folder: Path, *lines: str) -> None:
    (folder / "golden.jsonl").write_text("\n".join(lines))


def test_a_corpus_without_the_file_has_no_golden_question(tmp_path: Path) -> None:
    assert read_golden(tmp_path) == golden_questions.Golden()


def test_lines_that_cannot_be_used_are_named_beside_those_that_can(tmp_path: Path) -> None:
    _write(tmp_path, LINE, "{", "", LINE, LINE.replace("Pay?", "  "), LINE.replace("Pay?", "x" * 3_000))
    golden = read_golden(tmp_path)
    assert [question.id for question in golden.questions] == ["g1"]
    assert [problem.split(":")[0] for problem in golden.problems] == ["line 2", "line 4", "line 5", "line 6"]


def test_of_many_problems_a_few_are_told(tmp_path: Path) -> None:
    _write(tmp_path, *["nonsense"] * 500)
    assert len(read_golden(tmp_path).problems) == 6
    assert read_golden(tmp_path).problems[-1] == "and 495 more lines cannot be used"


def test_only_so_many_are_asked_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden_questions, "MAX_QUESTIONS", 2)
    _write(tmp_path, *(LINE.replace("g1", f"g{number}") for number in range(3)))
    golden = read_golden(tmp_path)
    assert len(golden.questions) == 2
    assert golden.problems == ("holds 3 questions: only the first 2 are asked",)


def test_a_pipe_in_its_place_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "golden.jsonl")
    assert read_golden(tmp_path).problems == ("is not a file",)


def test_what_is_no_readable_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "golden.jsonl"
    path.symlink_to("nowhere")
    assert "No such file" in read_golden(tmp_path).problems[0]
    path.unlink()
    path.mkdir()
    assert read_golden(tmp_path).problems == ("is not a file",)
    path.rmdir()
    path.write_bytes(b"\xff\xfe")
    assert "UTF-8" in read_golden(tmp_path).problems[0]
    path.write_bytes(b"")
    assert "holds no line" in read_golden(tmp_path).problems[0]


def test_a_key_stands_for_question_and_judgement_whatever_the_id() -> None:
    question = JudgedQuestion("g1", "Pay?", (ExpectedSection("a.md", "x", None),), ("$5",))
    keys = {
        judgement_key(question),
        judgement_key(JudgedQuestion("g1", "Pay??", question.sections, ("$5",))),
        judgement_key(JudgedQuestion("g1", "Pay?", (), ("$5",))),
        judgement_key(JudgedQuestion("g1", "Pay?", question.sections, ("$6",))),
    }
    assert len(keys) == 4
    assert judgement_key(JudgedQuestion("g2", "Pay?", question.sections, ("$5",))) == judgement_key(question)
