"""Highlights: the whole words of a text that stand for a term of the question, marked in escaped HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from engine.analysis import tokenize
from engine.results import Match


def find_matches(text: str, terms: Collection[str]) -> tuple[Match, ...]:
    """The words of ``text`` that have one of the terms, by stem, in order."""
    if not terms:
        return ()
    return tuple(
        Match(token.start, token.end - token.start)
        for token in tokenize(text)
        if any(term in terms for term in token.terms)
    )


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
