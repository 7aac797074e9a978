"""The questions asked of an index, and the votes on what they got: kept in SQLite beside it."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from desk.log import log_reading
from desk.log.asked import Asked, AskedAgain, AskedQuestion, Vote
from desk.log.log_entries import REPEAT_SECONDS
from desk.log.log_retention import remove_log
from desk.log.log_schema import log_path, opened_to_read
from desk.log.log_writer import EXIT_SECONDS, LogWriter
from desk.log.recent import Recent
from engine.errors import QuireError

_log = logging.getLogger(__name__)

_Read = TypeVar("_Read")


class QuestionLogUnreadable(QuireError):
    """The question log cannot be read."""


class QuestionLog:
    """Keeps what is asked, and tells it; safe for several threads, and for several processes at once.

    Kept are the words of a question without e-mail addresses and long numbers (``private_data``), when
    it was asked, and what came of it; never who asked. Rows older than ``retention_days`` are deleted by the
    writer, with the first question and then each hour in which one is asked. With ``retention_days`` 0
    nothing is kept and no file is made; what is there from before can be read, and a server that keeps
    nothing removes it (``remove``).

    ``record``, ``record_again`` and ``vote`` never wait and never raise (``desk.log.log_writer``). The same
    question within ``REPEAT_SECONDS`` counts once: most likely a page was loaded again. The reading methods
    open the file anew each time.
    """

    def __init__(self, path: Path, retention_days: int, clock: Callable[[], float] = time.time) -> None:
        """``path`` is of the file; ``clock`` gives seconds since 1970, UTC."""
        self.path = path
        self._clock = clock
        self._recent: Recent[str] = Recent(REPEAT_SECONDS)
        self._writer = LogWriter(path, retention_days, clock) if retention_days > 0 else None

    @classmethod
    def beside(cls, index: Path, retention_days: int = 0) -> QuestionLog:
        """The log of the index in a folder; to be read alone if ``retention_days`` is 0."""
        return cls(log_path(index), retention_days)

    @classmethod
    def off(cls) -> QuestionLog:
        """A log that keeps nothing and holds nothing."""
        return cls(Path(os.devnull), 0)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._writer is not None

    @property
    def dropped(self) -> int:
        """How many entries could not be written, in this process."""
        return self._writer.dropped if self._writer else 0

    def record(self, asked: Asked) -> None:
        """Keep a question and what came of it."""
        if self._writer and not self._recent.holds(asked.question):
            self._writer.put(asked)

    def record_again(self, question: str, generation: str) -> None:
        """Keep that a question got what it got before from this generation."""
        if self._writer and not self._recent.holds(question):
            self._writer.put(AskedAgain(question, generation))

    def vote(self, vote: Vote) -> None:
        """Keep a vote; of several for one section of one question within a minute the last one counts."""
        if self._writer:
            self._writer.put(vote)

    def remove(self) -> None:
        """Remove all that was kept before, as far as the file system lets us; never raises."""
        try:
            remove_log(self.path)
        except OSError as error:
            _log.warning("%s: questions kept before cannot be removed: %s", self.path, error)

    def flush(self, seconds: float = EXIT_SECONDS) -> bool:
        """Wait until what was put before is written or dropped; False where that takes longer."""
        return self._writer.flush(seconds) if self._writer else True

    def good_questions(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Questions for others: asked on two days at least, with a confident answer; best first.

        They begin with ``prefix``, or a word in them does; letters' case does not matter. None where the log
        cannot be read.
        """
        try:
            return self._read(lambda connection: log_reading.good_questions(connection, prefix, limit), ())
        except QuestionLogUnreadable:
            return ()

    def most_asked(self, limit: int) -> tuple[str, ...]:
        """The questions asked most often, of all that are kept. Raises QuestionLogUnreadable."""
        return self._read(lambda connection: log_reading.most_asked(connection, limit), ())

    def asked_questions(self, since: datetime | None = None) -> tuple[AskedQuestion, ...]:
        """All questions asked or voted on since then, most asked first. Raises QuestionLogUnreadable."""
        start = int(since.timestamp()) if since else 0
        return self._read(lambda connection: log_reading.asked_questions(connection, start), ())

    def weekly_counts(self, weeks: int) -> Mapping[str, tuple[int, ...]]:
        """How often each question was asked in each of the last weeks, this one first.

        Raises QuestionLogUnreadable.
        """
        now = int(self._clock())
        return self._read(lambda connection: log_reading.weekly_counts(connection, now, weeks), {})

    def _read(self, read: Callable[[sqlite3.Connection], _Read], nothing: _Read) -> _Read:
        try:
            with opened_to_read(self.path) as connection:
                return read(connection) if connection else nothing
        except (sqlite3.Error, OSError) as error:
            raise QuestionLogUnreadable(f"{self.path}: the question log cannot be read: {error}") from error
