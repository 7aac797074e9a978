"""Why a hit is where it is, in plain words and in numbers: what ``explain=1`` adds to a hit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.array_types import Array
from engine.hits.hit_text import HitText, HitTexts
from engine.hits.reasons import find_reasons
from engine.ranking.evidence import NAMES
from engine.ranking.ranking import RankedSection, Ranking


def explain_hit(ranking: Ranking, ranked: RankedSection) -> dict[str, Any]:
    """The reasons in plain words, the expected kind of answer, the terms, their weights and where each was
    found, the score's parts.

    ``alternatives`` of a term are what was found in its place, and why it counts.
    """
    weighed = ranking.weighed
    texts = HitTexts.of(ranked.section, ranked.passage)
    evidence = _named(ranked.evidence)
    places = {"title": (texts.title,), "headings": texts.headings, "passage": (texts.passage,)}
    return {
        "reasons": list(find_reasons(weighed, texts, evidence)),
        "expectedKind": weighed.question.kind.value,
        "candidateScore": round(ranked.candidate_score, 6),
        "evidence": evidence,
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


def _found_in(places: Mapping[str, Sequence[HitText]], terms: Sequence[str]) -> list[str]:
    """The names of the places that hold these terms side by side."""
    return [name for name, texts in places.items() if any(text.find(terms) for text in texts)]


def _named(evidence: Array | None) -> dict[str, float] | None:
    if evidence is None:
        return None
    return {name: round(float(value), 6) for name, value in zip(NAMES, evidence, strict=True)}
