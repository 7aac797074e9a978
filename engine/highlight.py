"""Highlights: the whole words of a text that stand for a term of the question, marked in escaped HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from engine.analysis import Token, tokenize
from engine.results import Match
from engine.stopwords import INDEX_STOP_WORDS


def find_matches(
    text: str, terms: Collection[str], phrases: Collection[Sequence[str]] = ()
) -> tuple[Match, ...]:
    """The words of ``text`` that have one of the terms, by stem, or stand in one of the phrases, in order.

    A phrase is terms that follow each other, whatever stop words between them.
    """
    if not terms and not phrases:
        return ()
    tokens = [token for token in tokenize(text) if token.terms[0] not in INDEX_STOP_WORDS]
    found = {place for place, token in enumerate(tokens) if any(term in terms for term in token.terms)}
    for phrase in phrases:
        found |= _places_of(phrase, tokens)
    return tuple(Match(tokens[n].start, tokens[n].end - tokens[n].start) for n in sorted(found))


def _places_of(phrase: Sequence[str], tokens: Sequence[Token]) -> set[int]:
    return {
        place + step
        for place in range(len(tokens) - len(phrase) + 1)
        if all(term in tokens[place + step].terms for step, term in enumerate(phrase))
        for step in range(len(phrase))
    }


def mark(text: str, matches: Iterable[Match]) -> str:
    """HTML of ``text``, escaped, with ``<mark>`` around the matches, which ascend and do not overlap."""
    parts: list[str] = []
    done = 0
    for match in matches:
        end = match.start + match.length
        parts += [escape(text[done : match.start]), "<mark>", escape(text[match.start : end]), "</mark>"]
        done = end
    parts.append(escape(text[done:]))
    return "".join(parts)
