"""Documents that nobody has touched for long, most met by visitors first; and plans for years gone by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from desk.log.asked import AskedQuestion
from desk.reports.collection import Collection, place_of
from engine.section import Section
from indexer.build import Progress

MOST_SHOWN = 500
_PLAN = re.compile(
    r"\b(?:will|is going to|are going to|(?:is|are) (?:expected|scheduled|planned|due|set) to|plans? to|"
    r"expects? to|forthcoming|upcoming)\b[^.;]{0,80}?"
    r"\b(?:in|by|from|until|during|before|after|on|for|of)\s+(?:[A-Z][a-z]+\s+(?:\d{1,2},\s+)?)?(20\d\d)\b(?![-–]\d)",
)


def stale(
    collection: Collection,
    asked: Iterable[AskedQuestion],
    today: date,
    progress: Progress,
    least_days: int = 0,
) -> dict[str, Any]:
    """Dated documents, undated documents and passed plans, as plain JSON values.

    ``documents`` are ordered by how long ago their date is, in days, times one more than how often one of
    their sections came first in what was asked; each with its section that did so most (or else its first).
    ``undated`` have no date, most asked first. ``plans`` are sentences that speak of a year gone by as to
    come. Dated documents are at least ``least_days`` old. Of each at most ``MOST_SHOWN``; ``counts`` says how
    many there are.
    """
    wins = Counter[str]()
    for question in asked:
        if question.section:
            wins[question.section] += max(1, question.asked)
    documents: list[dict[str, Any]] = []
    plans: list[dict[str, Any]] = []
    sections: list[Section] = []
    for section in collection.sections(progress):
        if sections and sections[0].doc != section.doc:
            documents.append(_document(sections, wins, today))
            sections = []
        sections.append(section)
        plans += _plans(section, today)
    if sections:
        documents.append(_document(sections, wins, today))
    dated = sorted(
        (one for one in documents if (one["days"] or 0) >= least_days and one["date"]), key=_weight
    )
    undated = sorted((one for one in documents if not one["date"]), key=_weight)
    return {
        "indexVersion": collection.index_version,
        "today": today.isoformat(),
        "counts": {"documents": len(dated), "undated": len(undated), "plans": len(plans)},
        "documents": dated[:MOST_SHOWN],
        "undated": undated[:MOST_SHOWN],
        "plans": plans[:MOST_SHOWN],
    }


def _document(sections: list[Section], wins: Counter[str], today: date) -> dict[str, Any]:
    best = max(sections, key=lambda section: (wins[section.id], -section.position))
    return {
        **place_of(best),
        "date": sections[0].date,
        "days": _days(sections[0].date, today),
        "sections": len(sections),
        "wins": sum(wins[section.id] for section in sections),
    }


def _days(day: str | None, today: date) -> int | None:
    try:
        return max(0, (today - date.fromisoformat(day)).days) if day else None
    except ValueError:
        return None


def _weight(document: dict[str, Any]) -> tuple[int, str]:
    return -(document["days"] or 1) * (1 + document["wins"]), document["doc"]


def _plans(section: Section, today: date) -> Iterator[dict[str, Any]]:
    for sentence in section.sentences:
        text = section.text[sentence.start : sentence.end]
        found = _PLAN.search(text)
        if found and int(found[1]) < today.year:
            yield {**place_of(section), "text": text, "year": int(found[1]), "date": section.date}
