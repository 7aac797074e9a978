"""The question log's tables, and how their file is opened.

Write-ahead logging lets readers read while one process writes; others wait for it. A crash loses at most the
last moments and never damages what is there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from desk.log.asked import CONFIDENT

LOG_NAME = "questions.sqlite"
SCHEMA_VERSION = 1

_WAIT_TO_WRITE_SECONDS = 5.0
_WAIT_TO_READ_SECONDS = 1.0
# Questions are read by the owner of the index alone.
_MODE = 0o600

# What is suggested to others: asked before or praised, and not without a good answer.
IS_GOOD = f"(asked >= 2 OR up > 0) AND up >= down AND confidence >= {CONFIDENT}"

_TABLES = f"""
CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    asked INTEGER NOT NULL DEFAULT 0,
    up INTEGER NOT NULL DEFAULT 0,
    down INTEGER NOT NULL DEFAULT 0,
    confidence REAL
);
CREATE TABLE askings (
    id INTEGER PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES questions(id),
    at INTEGER NOT NULL,
    generation TEXT NOT NULL,
    outcome TEXT NOT NULL,
    confidence REAL,
    hits INTEGER NOT NULL,
    first_id TEXT,
    first_doc TEXT,
    first_heading TEXT,
    answer_section TEXT
);
CREATE TABLE votes (
    id INTEGER PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES questions(id),
    at INTEGER NOT NULL,
    direction TEXT NOT NULL,
    section TEXT,
    word TEXT
);
CREATE INDEX askings_by_question ON askings(question, at);
CREATE INDEX askings_by_time ON askings(at);
CREATE INDEX votes_by_question ON votes(question, at);
CREATE INDEX votes_by_time ON votes(at);
CREATE INDEX good_questions ON questions(asked DESC, text, up, down, confidence) WHERE {IS_GOOD};
PRAGMA user_version = {SCHEMA_VERSION};
"""


def log_path(index: Path) -> Path:
    """Where the questions asked of an index are kept."""
    return index / LOG_NAME


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the log, made if there is none. Raises ``sqlite3.Error`` or ``OSError``."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _MODE))
    connection = sqlite3.connect(path, timeout=_WAIT_TO_WRITE_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # What is no longer kept is no longer in the file either.
        connection.execute("PRAGMA secure_delete = ON")
        _make_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def opened_to_read(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The log open for reading, or None where there is none yet. Raises ``sqlite3.Error``."""
    if not path.is_file():
        yield None
        return
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_WAIT_TO_READ_SECONDS)) as connection:
        yield connection if _version(connection) == SCHEMA_VERSION else None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _make_tables(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        # Asked inside: another process may be making them.
        if _version(connection) == 0:
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
    found = _version(connection)
    if found != SCHEMA_VERSION:
        raise sqlite3.NotSupportedError(f"it is of version {found}, not {SCHEMA_VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
