from __future__ import annotations

from pathlib import Path

import pytest

from desk.log.log_schema import log_path
from desk.log.question_log import QuestionLogUnreadable
from desk.previews.kept_questions import asked_questions, most_asked


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert (most_asked(tmp_path, 5), asked_questions(tmp_path)) == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_a_broken_log_is_explained(tmp_path: Path) -> None:
    log_path(tmp_path).write_bytes(b"not a database, whatever its name says" * 100)
    with pytest.raises(QuestionLogUnreadable, match="cannot be read"):
        most_asked(tmp_path, 5)
