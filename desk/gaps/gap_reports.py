"""Gaps for programs: as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desk.gaps.gap_texts import suggestion
from desk.gaps.gaps import Gap, Gaps, Nearest
from desk.gaps.safe_csv import Cell, csv_text
from desk.log.asked import AskedQuestion

_COLUMNS = (
    "gap", "question", "asked", "last asked", "outcome", "confidence", "votes up", "votes down", "words",
    "nearest section", "document", "suggestion",
)  # fmt: skip


def gaps_csv(gaps: Gaps) -> str:
    """A line for each question, those of one gap together and with its number."""
    rows = (row for number, gap in enumerate(gaps.found, 1) for row in _rows(number, gap))
    return csv_text([_COLUMNS, *rows])


def gaps_json(gaps: Gaps) -> dict[str, Any]:
    """Plain JSON values; times are ISO 8601 in UTC."""
    return {"total": gaps.total, "gaps": [_gap(gap) for gap in gaps.found]}


def _question(question: AskedQuestion) -> dict[str, Any]:
    """One question with what came of it."""
    return {
        "question": question.text,
        "asked": question.asked,
        "firstAsked": question.first_at.isoformat(),
        "lastAsked": question.last_at.isoformat(),
        "outcome": question.outcome,
        "confidence": question.confidence,
        "sectionId": question.section,
        "up": question.up,
        "down": question.down,
        "words": list(question.words),
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "asked": gap.asked,
        "lastAsked": gap.last_at.isoformat(),
        "advice": gap.advice,
        "suggestion": suggestion(gap),
        "nearest": _nearest(gap.nearest) if gap.nearest else None,
        "questions": [_question(question) for question in gap.questions],
    }


def _nearest(nearest: Nearest) -> dict[str, Any]:
    return {
        "id": nearest.id,
        "doc": nearest.doc,
        "heading": nearest.heading,
        "url": nearest.url,
        "holds": list(nearest.holds),
        "lacks": list(nearest.lacks),
        "isNear": nearest.is_near,
        "confidence": nearest.confidence,
    }


def _rows(number: int, gap: Gap) -> Iterator[tuple[Cell, ...]]:
    nearest = gap.nearest
    place = (nearest.heading, nearest.doc) if nearest else (None, None)
    for question in gap.questions:
        yield (
            number, question.text, question.asked, question.last_at.isoformat(), question.outcome,
            question.confidence, question.up, question.down, ", ".join(question.words), *place,
            suggestion(gap),
        )  # fmt: skip
