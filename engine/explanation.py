"""Why a hit is where it is, in numbers: what ``explain=1`` adds to a hit."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from engine.highlight import find_matches
from engine.question import Question
from engine.ranking import RankedSection, Ranking


def explain_hit(question: Question, ranking: Ranking, ranked: RankedSection) -> dict[str, Any]:
    """The expected kind of answer, the terms, their weights and where each was found, the score's parts."""
    section = ranked.section
    places = {
        "title": section.title,
        "headings": " / ".join(section.breadcrumb),
        "passage": section.text[ranked.passage.start : ranked.passage.end],
    }
    return {
        "expectedKind": question.kind.value,
        "candidateScore": round(ranked.candidate_score, 6),
        "evidence": asdict(ranked.evidence) if ranked.evidence else None,
        "terms": [
            {
                "term": term,
                "word": question.words[term],
                "weight": round(weight, 6),
                "foundIn": [name for name, text in places.items() if find_matches(text, {term})],
            }
            for term, weight in ranking.weights.weights.items()
        ],
    }
