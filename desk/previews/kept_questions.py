"""What the question log of an index holds, for reports: read alone, without keeping or deleting anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desk.log import log_reading
from desk.log.asked import AskedQuestion
from desk.log.log_schema import log_path, opened_to_read
from desk.log.question_log import QuestionLogUnreadable

_T = TypeVar("_T")


def most_asked(index: Path, limit: int) -> tuple[str, ...]:
    """The questions asked most; none where none are kept. Raises QuestionLogUnreadable."""
    return _read(index, lambda connection: log_reading.most_asked(connection, limit), ())


def asked_questions(index: Path) -> tuple[AskedQuestion, ...]:
    """All questions that are kept, most asked first. Raises QuestionLogUnreadable."""
    return _read(index, lambda connection: log_reading.asked_questions(connection, 0), ())


def _read(index: Path, read: Callable[[sqlite3.Connection], _T], nothing: _T) -> _T:
    path = log_path(index)
    try:
        with opened_to_read(path) as connection:
            return read(connection) if connection else nothing
    except (sqlite3.Error, OSError) as error:
        raise QuestionLogUnreadable(f"{path}: the question log cannot be read: {error}") from error
