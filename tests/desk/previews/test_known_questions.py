from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.log.asked import Asked
from desk.log.log_schema import log_path
from desk.log.question_log import QuestionLog, QuestionLogUnreadable
from desk.previews.known_questions import known_questions
from indexer.build import BuildOptions


def _ask(index: Path, *questions: str) -> None:
    index.mkdir(exist_ok=True)
    log = QuestionLog.beside(index, retention_days=30)
    for question in questions:
        log.record(Asked(question, "00000001", "nothing"))
    assert log.flush(10)


def test_asked_questions_come_before_golden_ones(tmp_path: Path) -> None:
    golden: dict[str, object] = {
        "id": "g1",
        "question": "How long does tea keep?",
        "sections": [],
        "answer": None,
    }
    (tmp_path / "golden.jsonl").write_text(json.dumps(golden))
    _ask(tmp_path / "index", "What is milk?")
    found = known_questions(BuildOptions(tmp_path, tmp_path / "index"))
    assert [(one.text, one.source) for one in found] == [
        ("What is milk?", "asked"),
        ("How long does tea keep?", "golden"),
    ]


def test_there_may_be_none(tmp_path: Path) -> None:
    assert known_questions(BuildOptions(tmp_path, tmp_path / "index")) == []
    assert list(tmp_path.iterdir()) == []


def test_a_broken_log_is_explained(tmp_path: Path) -> None:
    log_path(tmp_path).write_bytes(b"not a database, whatever its name says" * 100)
    with pytest.raises(QuestionLogUnreadable, match="cannot be read"):
        known_questions(BuildOptions(tmp_path, tmp_path))
