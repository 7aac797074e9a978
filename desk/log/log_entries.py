"""Writing one asking or vote into the log's tables; each is called inside a transaction.

A question that comes again within ``REPEAT_SECONDS`` counts once, whichever process hears it: most likely a
page was loaded again. So does a vote for the same section of what a question got: the later one replaces the
earlier.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from desk.log.asked import Asked, AskedAgain, Vote
from desk.log.private_data import without_private_data
from desk.log.question_key import question_key
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text

REPEAT_SECONDS = 60
MAX_WORD_LENGTH = 200

_ASKING = """
INSERT INTO askings (question, at, generation, outcome, confidence, hits,
                     first_id, first_doc, first_heading, answer_section)
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written, and when it came (seconds since 1970, UTC)."""

    at: int
    what: Asked | AskedAgain | Vote


def write_entry(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write an asking or a vote, without private data."""
    text = kept_text(entry.what.question, MAX_QUESTION_LENGTH)
    if not text:
        return
    question = _question(connection, text)
    if isinstance(entry.what, Vote):
        _write_vote(connection, question, entry.at, entry.what)
    elif not _was_asked_lately(connection, question, entry.at):
        if isinstance(entry.what, Asked):
            _insert(connection, question, entry.at, entry.what)
        else:
            _copy(connection, question, entry.at, entry.what)
        _count(connection, question, text)


def kept_text(text: str, most: int) -> str:
    """At most so many characters of a text, without private data."""
    return without_private_data(clean_text(text))[:most].rstrip()


def _question(connection: sqlite3.Connection, text: str) -> int:
    key = question_key(text)
    connection.execute("INSERT OR IGNORE INTO questions (key, text) VALUES (?, ?)", (key, text))
    return int(connection.execute("SELECT id FROM questions WHERE key = ?", (key,)).fetchone()[0])


def _was_asked_lately(connection: sqlite3.Connection, question: int, at: int) -> bool:
    # After as well: another process may have written first what came later.
    lately = (question, at - REPEAT_SECONDS, at + REPEAT_SECONDS)
    found = connection.execute("SELECT 1 FROM askings WHERE question = ? AND at > ? AND at < ?", lately)
    return found.fetchone() is not None


def _insert(connection: sqlite3.Connection, question: int, at: int, asked: Asked) -> None:
    first = asked.first
    place = (first.id, first.doc, first.heading) if first else (None, None, None)
    came = (asked.generation, asked.outcome, asked.confidence, asked.hits, *place, asked.answer_section)
    connection.execute(f"{_ASKING} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (question, at, *came))


def _copy(connection: sqlite3.Connection, question: int, at: int, again: AskedAgain) -> None:
    """The last asking of this generation once more; nothing where it is not known what came of it."""
    connection.execute(
        f"""{_ASKING} SELECT question, ?, generation, outcome, confidence, hits,
                             first_id, first_doc, first_heading, answer_section
        FROM askings WHERE question = ? AND generation = ? ORDER BY at DESC LIMIT 1""",
        (at, question, again.generation),
    )


def _count(connection: sqlite3.Connection, question: int, text: str) -> None:
    """Bring what is told of a question up to date with its askings; ``text`` is how it was typed last."""
    connection.execute(
        """UPDATE questions SET
            text = ?,
            asked = (SELECT COUNT(*) FROM askings WHERE question = questions.id),
            confidence = (SELECT confidence FROM askings WHERE question = questions.id ORDER BY at DESC)
        WHERE id = ?""",
        (text, question),
    )


def _write_vote(connection: sqlite3.Connection, question: int, at: int, vote: Vote) -> None:
    word = kept_text(vote.word or "", MAX_WORD_LENGTH) or None
    connection.execute(
        "DELETE FROM votes WHERE question = ? AND at > ? AND section IS ?",
        (question, at - REPEAT_SECONDS, vote.section),
    )
    connection.execute(
        "INSERT INTO votes (question, at, direction, section, word) VALUES (?, ?, ?, ?, ?)",
        (question, at, vote.vote, vote.section, word),
    )
    connection.execute(
        """UPDATE questions SET
            up = (SELECT COUNT(*) FROM votes WHERE question = questions.id AND direction = 'up'),
            down = (SELECT COUNT(*) FROM votes WHERE question = questions.id AND direction = 'down')
        WHERE id = ?""",
        (question,),
    )
