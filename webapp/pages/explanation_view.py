"""Why a hit is there, as the search page tells it: reasons in words, and a small table of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.results import Hit
from webapp import messages


@dataclass(frozen=True, slots=True)
class WordView:
    """A word of the question: its share of the question's weight, and where it was found."""

    word: str
    share: str
    found: str


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """``heading`` names the hit for those who cannot see beside which one this stands."""

    heading: str
    reasons: tuple[str, ...]
    words: tuple[WordView, ...]
    scores: str


def explanation_view(hit: Hit, heading: str) -> ExplanationView | None:
    """The explanation of a hit that has one."""
    told = hit.explanation
    if told is None:
        return None
    return ExplanationView(
        heading=heading,
        reasons=tuple(told["reasons"]),
        words=tuple(_words(told["terms"])),
        scores=messages.scores(hit.score, told["candidateScore"]),
    )


def _words(terms: list[Mapping[str, Any]]) -> Iterable[WordView]:
    """A row for each word; the terms of a compound are one."""
    total = sum(term["weight"] for term in terms) or 1.0
    by_word: dict[str, list[Mapping[str, Any]]] = {}
    for term in terms:
        by_word.setdefault(term["word"], []).append(term)
    for word, own in by_word.items():
        share = sum(term["weight"] for term in own) / total
        yield WordView(word, messages.share(share), _found(own))


def _found(terms: list[Mapping[str, Any]]) -> str:
    places = dict.fromkeys(place for term in terms for place in term["foundIn"])
    others = {other["text"]: other["foundIn"] for term in terms for other in term["alternatives"]}
    own = [messages.places(places)] if places else []
    return "; ".join([*own, *(messages.found_by(text, where) for text, where in others.items())])
