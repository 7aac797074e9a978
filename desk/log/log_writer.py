"""The thread that writes the log: those who answer questions put entries on a queue and go on."""

from __future__ import annotations

import atexit
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desk.log.asked import Asked, AskedAgain, Vote
from desk.log.log_entries import Entry
from desk.log.log_file import LogFile

QUEUE_SIZE = 2_000
# How many entries one transaction takes at most.
_BATCH = 200
EXIT_SECONDS = 2.0

_log = logging.getLogger(__name__)


class LogWriter:
    """Writes entries in a daemon thread of its own, which starts with the first entry: after a server's fork.

    ``put`` never waits and never raises. What does not fit on the queue or cannot be written (full disk,
    read-only folder, another process that holds the file for seconds) is dropped and counted; the first time
    the reason is logged. At the exit of the process what waits is written if that takes no longer than
    ``EXIT_SECONDS``.
    """

    def __init__(self, path: Path, retention_days: int, clock: Callable[[], float] = time.time) -> None:
        """``clock`` gives seconds since 1970, UTC."""
        self.dropped = 0
        self._path, self._retention_days, self._clock = path, retention_days, clock
        self._queue: queue.Queue[Entry | threading.Event] = queue.Queue(QUEUE_SIZE)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._told = False

    def put(self, what: Asked | AskedAgain | Vote) -> None:
        """Have it written soon."""
        try:
            self._queue.put_nowait(Entry(int(self._clock()), what))
            self._start()
        except (queue.Full, RuntimeError) as error:  # RuntimeError: no thread can be started
            self._drop(1, error)

    def flush(self, seconds: float) -> bool:
        """Wait until what was put before is written or dropped; False where that takes longer."""
        if self._thread is None or not self._thread.is_alive():
            return self._queue.empty()
        reached, until = threading.Event(), time.monotonic() + seconds
        with suppress(queue.Full):
            self._queue.put(reached, timeout=seconds)
            return reached.wait(max(0.0, until - time.monotonic()))
        return False

    def _start(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            return
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="question-log", daemon=True)
                self._thread.start()
                atexit.register(self.flush, EXIT_SECONDS)

    def _run(self) -> None:
        # Here, since what SQLite has open must not be taken along into a forked process.
        file = LogFile(self._path, self._retention_days, self._clock)
        while True:
            waiting = [self._queue.get()]
            with suppress(queue.Empty):
                while len(waiting) < _BATCH:
                    waiting.append(self._queue.get_nowait())
            self._write(file, [item for item in waiting if isinstance(item, Entry)])
            for item in waiting:
                if isinstance(item, threading.Event):
                    item.set()

    def _write(self, file: LogFile, entries: list[Entry]) -> None:
        try:
            if entries:
                file.write(entries)
        except (sqlite3.Error, OSError, ValueError) as error:
            self._drop(len(entries), error)

    def _drop(self, entries: int, error: Exception) -> None:
        self.dropped += entries
        if not self._told:
            self._told = True
            reason = "too many wait to be written" if isinstance(error, queue.Full) else str(error)
            _log.warning("Questions are not kept in %s: %s; answers are not affected", self._path, reason)
