"""SQLite's full-text search, FTS5: bm25() over three columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from benchmarks.peers import Text, words_of

_CREATE = "CREATE VIRTUAL TABLE texts USING fts5(title, headings, body, tokenize='porter unicode61')"
_INSERT = "INSERT INTO texts (rowid, title, headings, body) VALUES (?, ?, ?, ?)"
_SELECT = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?"


class Fts5Peer:
    """FTS5 stems and has no stop words; a word that is asked twice counts twice."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(_CREATE)
        rows = ((number, text.title, text.headings, text.body) for number, text in enumerate(texts))
        self._connection.executemany(_INSERT, rows)

    def search(self, question: str, limit: int) -> list[int]:
        """See ``Peer``."""
        query = " OR ".join(f'"{word}"' for word in words_of(question))
        return [number for (number,) in self._connection.execute(_SELECT, (query, limit))] if query else []
