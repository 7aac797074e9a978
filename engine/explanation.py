"""Why a hit is where it is, in numbers: what ``explain=1`` adds to a hit."""

from __future__ import annotations

from typing import Any

from engine.array_types import Array
from engine.evidence import NAMES
from engine.highlight import find_matches
from engine.ranking import RankedSection, Ranking


def explain_hit(ranking: Ranking, ranked: RankedSection) -> dict[str, Any]:
    """The expected kind of answer, the terms, their weights and where each was found, the score's parts.

    ``alternatives`` of a term are what was found in its place, and why it counts.
    """
    weighed, section = ranking.weighed, ranked.section
    places = {
        "title": section.title,
        "headings": " / ".join(section.breadcrumb),
        "passage": section.text[ranked.passage.start : ranked.passage.end],
    }
    return {
        "expectedKind": weighed.question.kind.value,
        "candidateScore": round(ranked.candidate_score, 6),
        "evidence": _named(ranked.evidence),
        "terms": [
            {
                "term": term,
                "word": weighed.question.words[term],
                "weight": round(weight, 6),
                "foundIn": _found_in(places, (term,)),
                "alternatives": [
                    {"text": alternative.text, "reason": alternative.reason, "foundIn": found}
                    for alternative in weighed.alternatives
                    if slot in alternative.covers and (found := _found_in(places, alternative.terms))
                ],
            }
            for slot, (term, weight) in enumerate(weighed.term_weights().items())
        ],
    }


def _found_in(places: dict[str, str], terms: tuple[str, ...]) -> list[str]:
    """The names of the texts that hold these terms side by side."""
    return [name for name, text in places.items() if find_matches(text, (), [terms])]


def _named(evidence: Array | None) -> dict[str, float] | None:
    if evidence is None:
        return None
    return {name: round(float(value), 6) for name, value in zip(NAMES, evidence, strict=True)}
