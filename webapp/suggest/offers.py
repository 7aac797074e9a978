"""What is offered to somebody who types: questions asked before, headings and terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from engine.engine import MAX_TYPED
from engine.hits.highlight import mark
from engine.suggestions.suggestion import Suggestion
from engine.suggestions.suggestion_words import typed_words
from engine.suggestions.typed_matches import typed_matches
from webapp.engine_protocol import Engine
from webapp.links import section_link
from webapp.parameters import Asked
from webapp.suggest.shown_questions import QuestionsAsked

Kind = Literal["question", "heading", "term"]

# Whoever goes back a letter asks for the same again. What others asked is not for caches that are shared.
CACHING = "private, max-age=60"


@dataclass(frozen=True, slots=True)
class Offer:
    """A text to choose, and as HTML with what was typed marked; ``url`` is the place of a heading."""

    text: str
    kind: Kind
    html: str
    url: str | None = None


def find_offers(engine: Engine, questions: QuestionsAsked, typed: str, limit: int) -> list[Offer]:
    """At most ``limit`` offers, likeliest first: half of them questions, if there are as many.

    None for a text without a word, or one that is too long to be the beginning of anything.
    """
    if not typed_words(typed) or len(typed) > MAX_TYPED:
        return []
    found = engine.suggest(typed, limit)
    asked = questions.good_questions(typed, max((limit + 1) // 2, limit - len(found)))
    return list(_once([*(_question(text, typed) for text in asked), *map(_offer, found)]))[:limit]


def _question(text: str, typed: str) -> Offer:
    return Offer(text, "question", mark(text, typed_matches(text, typed)))


def _offer(found: Suggestion) -> Offer:
    html = mark(found.text, found.matches)
    if found.doc is None or found.section_id is None:
        return Offer(found.text, found.kind, html)
    return Offer(found.text, found.kind, html, section_link(found.doc, found.section_id, Asked("")))


def _once(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Of texts with the same words the first."""
    seen: set[tuple[str, ...]] = set()
    for offer in offers:
        words = tuple(word.whole for word in typed_words(offer.text))
        if words not in seen:
            seen.add(words)
            yield offer
