"""``quire gaps``."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk.log.asked import Asked
from desk.log.question_log import QuestionLog
from quire.cli import main
from tests.clock import Clock
from tests.engine.small_index import publish, section


@pytest.fixture
def index(tmp_path: Path) -> Path:
    publish(tmp_path, [section("keep", "Green tea keeps for a year in a closed tin.")])
    return tmp_path


def _keep(index: Path, question: str, days_ago: float = 0) -> None:
    clock = Clock()
    clock.now = time.time() - days_ago * 86_400
    log = QuestionLog(index / "questions.sqlite", 999, clock)
    log.record(Asked(question, "1", "nothing"))
    assert log.flush(20)


def _run(index: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["gaps", "--index", str(index), *options])


def test_gaps_are_shown_with_where_to_write(index: Path) -> None:
    _keep(index, "Is parking free?")
    _keep(index, "free parking")
    result = _run(index)
    assert result.exit_code == 0
    assert "1. Asked 2 times, last on " in result.output
    assert "free parking (nothing found)" in result.output
    assert "→ Nothing is close: a new article." in result.output


def test_without_gaps_that_is_said(index: Path) -> None:
    assert _run(index).output == "No question is kept that got no good answer.\n"


def test_json_is_one_line_for_programs(index: Path) -> None:
    _keep(index, "parking")
    found = json.loads(_run(index, "--json").output)
    assert (found["total"], found["gaps"][0]["questions"][0]["question"]) == (1, "parking")


def test_csv_goes_to_stdout_or_to_a_file(index: Path, tmp_path: Path) -> None:
    _keep(index, "=parking é")
    printed = _run(index, "--csv", "-").stdout_bytes.decode()
    (row,) = csv.DictReader(io.StringIO(printed))
    assert row["question"] == "'=parking é"
    path = tmp_path / "gaps.csv"
    assert _run(index, "--csv", str(path)).exit_code == 0
    assert path.read_bytes().decode("utf-8-sig") == printed


def test_days_leave_out_what_was_asked_before(index: Path) -> None:
    _keep(index, "parking", days_ago=10)
    assert "parking" in _run(index, "--days", "11").output
    assert "parking" not in _run(index, "--days", "9").output


def test_asking_for_both_formats_is_a_usage_error(index: Path) -> None:
    assert _run(index, "--json", "--csv", "-").exit_code == 2


@pytest.mark.parametrize("path", ["/", "missing/gaps.csv"])
def test_a_file_that_cannot_be_written_is_one_line(index: Path, path: str) -> None:
    result = _run(index, "--csv", str(index / path))
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output


def test_a_damaged_log_and_a_missing_index_are_one_line(index: Path, tmp_path: Path) -> None:
    (index / "questions.sqlite").write_bytes(b"no database" * 999)
    result = _run(index)
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "question log cannot be read" in result.output
    assert _run(tmp_path / "nowhere").exit_code == 1
