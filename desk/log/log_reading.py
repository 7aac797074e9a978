"""What the log tells: one query each, on an open connection."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from desk.log.asked import AskedQuestion
from desk.log.log_retention import DAY_SECONDS
from desk.log.log_schema import IS_GOOD
from desk.log.private_data import ADDRESS, NUMBER

WEEK_SECONDS = 7 * DAY_SECONDS
_MOST_LOOKED_AT = 5_000
# What one visitor asks over and over on one day, or praises, is nobody else's question yet.
_FEWEST_DAYS = 2

# A question that private data was taken out of is nobody else's.
_GOOD = f"""
SELECT text FROM (
    SELECT id AS found, text, asked, up, down FROM questions INDEXED BY good_questions
    WHERE {IS_GOOD} ORDER BY asked DESC LIMIT :most
)
WHERE ' ' || text LIKE '% ' || :typed || '%' ESCAPE '\\'
    AND instr(text, :address) = 0 AND instr(text, :number) = 0
    AND (SELECT COUNT(DISTINCT at / :day) FROM askings WHERE question = found) >= :days
ORDER BY text LIKE :typed || '%' ESCAPE '\\' DESC, asked + up - down DESC, text LIMIT :limit
"""

# MAX makes SQLite take the other columns from the row of the last asking.
_ASKED = """
SELECT q.id, q.text, COUNT(a.id), MAX(a.at), a.outcome, a.confidence,
       COALESCE(a.answer_section, a.first_id),
       (SELECT MIN(at) FROM askings WHERE question = q.id)
FROM questions q LEFT JOIN askings a ON a.question = q.id AND a.at >= :since
GROUP BY q.id
"""


def good_questions(connection: sqlite3.Connection, prefix: str, limit: int) -> tuple[str, ...]:
    """Good questions that begin with ``prefix``, then those with a word that does; most asked first.

    They were asked on ``_FEWEST_DAYS`` days (UTC) at least. Those asked most are looked through, so that it
    takes a few milliseconds however many there are.
    """
    typed = "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in prefix)
    rows = connection.execute(
        _GOOD,
        {
            "typed": typed,
            "limit": limit,
            "address": ADDRESS,
            "number": NUMBER,
            "most": _MOST_LOOKED_AT,
            "day": DAY_SECONDS,
            "days": _FEWEST_DAYS,
        },
    )
    return tuple(text for (text,) in rows)


def most_asked(connection: sqlite3.Connection, limit: int) -> tuple[str, ...]:
    """The questions asked most often, of all that are kept."""
    rows = connection.execute(
        "SELECT text FROM questions WHERE asked > 0 ORDER BY asked DESC, text LIMIT ?", (limit,)
    )
    return tuple(text for (text,) in rows)


def asked_questions(connection: sqlite3.Connection, since: int) -> tuple[AskedQuestion, ...]:
    """All questions asked or voted on since then, most asked first."""
    votes = _votes(connection, since)
    rows = connection.execute(_ASKED, {"since": since})
    found = [_asked_question(row, votes.get(row[0], ())) for row in rows if row[2] or row[0] in votes]
    return tuple(sorted(found, key=lambda question: (-question.asked, question.text)))


def weekly_counts(connection: sqlite3.Connection, now: int, weeks: int) -> Mapping[str, tuple[int, ...]]:
    """How often each question was asked in each of the last weeks, the week up to now first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * weeks)
    rows = connection.execute(
        """SELECT text, (:now - at) / :week AS weeks_ago, COUNT(*)
        FROM askings JOIN questions ON questions.id = question
        WHERE at > :now - :week * :weeks AND at <= :now GROUP BY question, weeks_ago""",
        {"now": now, "week": WEEK_SECONDS, "weeks": weeks},
    )
    for text, weeks_ago, count in rows:
        counts[text][weeks_ago] = count
    return {text: tuple(row) for text, row in counts.items()}


_Vote = tuple[int, str, str | None]


def _votes(connection: sqlite3.Connection, since: int) -> Mapping[int, list[_Vote]]:
    votes: dict[int, list[_Vote]] = defaultdict(list)
    rows = connection.execute(
        "SELECT question, at, direction, word FROM votes WHERE at >= ? ORDER BY id DESC", (since,)
    )
    for question, at, direction, word in rows:
        votes[question].append((at, direction, word))
    return votes


def _asked_question(row: tuple[Any, ...], votes: Iterable[_Vote]) -> AskedQuestion:
    _, text, asked, last_at, outcome, confidence, section, first_at = row
    times = [at for at in (last_at, *(at for at, _, _ in votes)) if at is not None]
    directions = [direction for _, direction, _ in votes]
    return AskedQuestion(
        text=text,
        asked=asked,
        first_at=_moment(min(times) if first_at is None else first_at),
        last_at=_moment(max(times)),
        outcome=outcome,
        confidence=confidence,
        section=section,
        up=directions.count("up"),
        down=directions.count("down"),
        words=tuple(word for _, _, word in votes if word),
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
