"""Spelling correction against the words of the indexed documents.

A word is corrected only if the documents do not hold it, by distances that grow with its length. Codes,
words with digits, abbreviations in capitals and short words never are: a code beside a code is another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
# From this length on two edits are allowed instead of one.
LONG = 8


class Speller:
    """Corrects words against a vocabulary: lower-case word -> in how many sections it stands."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._by_length: dict[int, list[str]] = {}
        for word in vocabulary:
            self._by_length.setdefault(len(word), []).append(word)

    def correct(self, word: str) -> str | None:
        """The nearest word of the vocabulary (the commonest of equals), or None to leave it alone.

        Distance is optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
        """
        lowered = word.lower()
        if not is_correctable(word) or lowered in self._vocabulary:
            return None
        allowed = 1 if len(lowered) < LONG else 2
        near = [
            candidate
            for length in range(len(lowered) - allowed, len(lowered) + allowed + 1)
            for candidate in process.extract(
                lowered,
                self._by_length.get(length, []),
                scorer=OSA.distance,
                score_cutoff=allowed,
                limit=None,
            )
        ]
        if not near:
            return None
        return min(
            near, key=lambda found: (found[1], found[0][0] != lowered[0], -self._vocabulary[found[0]])
        )[0]


def is_correctable(word: str) -> bool:
    """Whether a word may be corrected at all."""
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and not word.isupper()


def replace_words(
    text: str, words: list[tuple[int, int]], correct: Callable[[str], str | None]
) -> str | None:
    """The text with its unknown words corrected, or None where nothing was to correct.

    ``words`` are the (start, end) of the words that may be corrected, in order.
    """
    parts: list[str] = []
    done = 0
    for start, end in words:
        corrected = correct(text[start:end])
        if corrected:
            parts += [text[done:start], corrected]
            done = end
    return "".join([*parts, text[done:]]) if parts else None
