"""The log's file as its writer sees it: opened when needed, put aside if damaged, cleared of what is old."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from desk.log.log_entries import Entry, write_entry
from desk.log.log_retention import delete_old, put_aside, remove_damaged
from desk.log.log_schema import open_to_write, transaction
from desk.processes.folder_lock import locked_folder

CLEAR_SECONDS = 3_600.0
# Whoever sends votes all the time writes a thousand a second.
CLEAR_ENTRIES = 20_000

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class LogFile:
    """Writes entries, in transactions; for one thread."""

    def __init__(self, path: Path, retention_days: int, clock: Callable[[], float] = time.time) -> None:
        """``clock`` gives seconds since 1970, UTC."""
        self.path = path
        self._retention_days = retention_days
        self._clock = clock
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._cleared_at = float("-inf")
        self._written = 0

    def write(self, entries: Sequence[Entry]) -> None:
        """Write all of the entries or none; a damaged file is put aside and a new one begun.

        Raises ``sqlite3.Error`` or ``OSError`` where that cannot be done.
        """
        try:
            self._try_to_write(entries)
        except sqlite3.DatabaseError as error:
            self._close()
            if not _is_damage(error):
                raise
            put_aside_if_damaged(self.path, self._clock())
            self._try_to_write(entries)
        except OSError:
            self._close()
            raise

    def _try_to_write(self, entries: Sequence[Entry]) -> None:
        connection = self._current()
        with transaction(connection):
            for entry in entries:
                write_entry(connection, entry)
        self._written += len(entries)
        self._clear_now_and_then(connection)

    def _current(self) -> sqlite3.Connection:
        """The open file, opened anew where another one has taken its place."""
        if self._connection is None or _identity(self.path) != self._opened:
            self._close()
            self._connection = open_to_write(self.path)
            self._opened = _identity(self.path)
        return self._connection

    def _clear_now_and_then(self, connection: sqlite3.Connection) -> None:
        now = self._clock()
        if now - self._cleared_at < CLEAR_SECONDS and self._written < CLEAR_ENTRIES:
            return
        self._cleared_at, self._written = now, 0
        delete_old(connection, now, self._retention_days)
        remove_damaged(self.path, now, self._retention_days)

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def put_aside_if_damaged(path: Path, now: float) -> None:
    """Rename a log that SQLite cannot read; a sound one stays where it is."""
    with locked_folder(path.parent):
        # Asked again: another process may have put it aside just before this one had the lock.
        if _is_damaged(path):
            put_aside(path, f"{datetime.fromtimestamp(now, UTC):%Y%m%dT%H%M%S}-{os.getpid()}")


def _is_damaged(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except sqlite3.DatabaseError as error:
        return _is_damage(error)
