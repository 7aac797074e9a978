"""The matches of a question in several texts of one page, found by one call."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import QuestionError
from engine.results import Match
from webapp.engine_protocol import Engine
from webapp.parameters import Asked

_BETWEEN = "\n\n"


def matches_in(engine: Engine, asked: Asked, texts: Sequence[str]) -> list[list[Match]]:
    """For each text its matches; none for an empty question or one that cannot be taken.

    The question is analysed once, and not once for each of a document's thousand headings.
    """
    if not asked.question:
        return [[] for _ in texts]
    try:
        matches = engine.matches(asked.question, _BETWEEN.join(texts), asked.correct)
    except QuestionError:
        return [[] for _ in texts]
    return split_matches(matches, [len(text) for text in texts], len(_BETWEEN))


def split_matches(matches: Sequence[Match], lengths: Sequence[int], gap: int) -> list[list[Match]]:
    """Matches in several texts joined with ``gap`` characters between, as matches in each of them."""
    ordered = sorted(matches, key=lambda match: match.start)
    parts: list[list[Match]] = []
    begin = index = 0
    for length in lengths:
        part: list[Match] = []
        while index < len(ordered) and ordered[index].start < begin + length:
            part.append(Match(ordered[index].start - begin, ordered[index].length))
            index += 1
        parts.append(part)
        begin += length + gap
    return parts
