"""What the log no longer keeps: what is older than it may be, and what is more than it should hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desk.log.log_schema import transaction

DAY_SECONDS = 86_400
# Whoever asks day and night should not fill the disk: of more askings or votes than this the oldest go.
MAX_ROWS = 200_000

_DAMAGED = ".damaged-"
_BESIDE = ("", "-wal", "-shm")


def delete_old(connection: sqlite3.Connection, now: float, retention_days: int) -> None:
    """Delete what is older than so many days, and questions of which nothing is left."""
    oldest = int(now) - retention_days * DAY_SECONDS
    with transaction(connection):
        deleted = sum(_delete_from(connection, table, oldest) for table in ("askings", "votes"))
        if deleted:
            _count_anew(connection)
    if deleted:
        # What is deleted would stand in the write-ahead log until that is written over.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def remove_damaged(path: Path, now: float, retention_days: int) -> None:
    """Remove damaged logs that were put aside longer ago than anything in them may be kept."""
    for aside in path.parent.glob(f"{path.name}{_DAMAGED}*"):
        if aside.stat().st_mtime < now - retention_days * DAY_SECONDS:
            aside.unlink(missing_ok=True)


def put_aside(path: Path, stamp: str) -> Path:
    """Rename a damaged log with what belongs to it; the new name has ``stamp`` in it."""
    aside = path.with_name(f"{path.name}{_DAMAGED}{stamp}")
    for suffix in _BESIDE:
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside


def remove_log(path: Path) -> None:
    """Remove the log with all that was put aside of it."""
    parts = [path.with_name(path.name + suffix) for suffix in _BESIDE]
    for part in [*parts, *path.parent.glob(f"{path.name}{_DAMAGED}*")]:
        part.unlink(missing_ok=True)


def _delete_from(connection: sqlite3.Connection, table: str, oldest: int) -> int:
    old = connection.execute(f"DELETE FROM {table} WHERE at < ?", (oldest,)).rowcount
    too_many = connection.execute(
        f"DELETE FROM {table} WHERE id <= (SELECT id FROM {table} ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (MAX_ROWS,),
    ).rowcount
    return old + too_many


def _count_anew(connection: sqlite3.Connection) -> None:
    for column, counted in (
        ("asked", "FROM askings WHERE question = questions.id"),
        ("up", "FROM votes WHERE question = questions.id AND direction = 'up'"),
        ("down", "FROM votes WHERE question = questions.id AND direction = 'down'"),
    ):
        connection.execute(f"UPDATE questions SET {column} = (SELECT COUNT(*) {counted})")
    connection.execute("DELETE FROM questions WHERE asked = 0 AND up = 0 AND down = 0")
