"""From what has been typed so far to the entries that it may become.

The plan: what was typed is read in several ways, the strictest first (``typed_readings``), and the
first one that anything matches is taken. Of what matches, what begins with the typed text comes first, then
what holds it as it was typed, then the rest; within each by what the entries are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.results import Match
from engine.suggestions.mistyped import Mistyped
from engine.suggestions.suggestion_entries import Place
from engine.suggestions.suggestion_index import Suggestions
from engine.suggestions.suggestion_words import TypedWord, typed_words
from engine.suggestions.typed_matches import find_wanted
from engine.suggestions.typed_readings import Reading, Wanted, readings_of

# Among so many of the worthiest that match, those that hold the text as it was typed come first.
_LOOKED_AT = 64
_MOST_TYPED_WORDS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """An entry: ``place`` is what a heading leads to; ``matches`` is what of it was typed."""

    text: str
    place: Place | None
    matches: tuple[Match, ...]


class Suggester:
    """Suggests entries of an index; safe for several threads."""

    def __init__(self, index: Suggestions) -> None:
        self._index = index
        self._mistyped = Mistyped(index)

    def suggest(self, typed: str, limit: int) -> list[Found]:
        """At most ``limit`` entries, likeliest first; none for a text without a word."""
        words = typed_words(typed)[:_MOST_TYPED_WORDS]
        if not words:
            return []
        for reading in self._readings(typed, words):
            held = self._holding(reading)
            if held.any():
                wanted = (*reading.wanted, *(Wanted.whole(word.whole) for word in words[:-1]))
                return [self._found(number, wanted) for number in self._in_order(held, reading.line, limit)]
        return []

    def _readings(self, typed: str, words: Sequence[TypedWord]) -> Iterator[Reading]:
        yield from readings_of(words, ends_open=words[-1].end == len(typed))
        corrected = self._mistyped.correct(words)
        if corrected:
            yield corrected

    def _holding(self, reading: Reading) -> NDArray[np.bool_]:
        """For each entry whether it holds all that is wanted."""
        held = np.ones(len(self._index), dtype=np.bool_)
        for wanted in reading.wanted:
            found = np.zeros(len(held), dtype=np.bool_)
            found[wanted.entries(self._index)] = True
            held &= found
        return held

    def _in_order(self, held: NDArray[np.bool_], line: str, limit: int) -> list[int]:
        beginning = self._index.beginning(line)
        beginning = np.sort(beginning[held[beginning]])[:limit]
        held[beginning] = False
        others = np.flatnonzero(held)[: _LOOKED_AT + limit].tolist()
        nearest = sorted(others[:_LOOKED_AT], key=lambda number: f" {line}" not in self._line(number))
        return [*beginning.tolist(), *nearest, *others[_LOOKED_AT:]][:limit]

    def _found(self, number: int, wanted: Iterable[Wanted]) -> Found:
        text = self._index.text(number)
        return Found(text, self._index.place(number), find_wanted(text, wanted))

    def _line(self, number: int) -> str:
        """An entry's words, a space before each."""
        return "".join([f" {word.whole}" for word in typed_words(self._index.text(number))])
