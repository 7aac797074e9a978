"""Spelling correction against the words of the indexed documents.

A word is corrected only if the documents do not hold it and it is no other word of English, by distances
that grow with its length. Of the words within reach the likeliest is taken, as by a noisy channel (Kernighan,
Church and Gale, 1990): how common it is in the documents, and how easily it is mistyped so. Codes, words with
digits and abbreviations in capitals never are corrected: a code beside a code is another.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from engine.vocabulary.edit_cost import edit_cost
from engine.words.common_words import is_common
from engine.words.english_words import is_english
from engine.words.inflections import inflections

SHORTEST = 3
# From this length on, typed or meant, two edits are allowed instead of one.
LONG = 8
# A larger vocabulary holds most forms of its words itself.
MAX_INFLECTED = 20_000
# What a form that the documents do not hold counts beside the one that they do.
FORM_WORTH = 0.1
# Many a word of three letters is an abbreviation: it is read as a word at least so common, beside the
# commonest of all, with one letter dropped.
SHORTEST_SHARE = 0.02


class Speller:
    """Corrects words against a vocabulary: lower-case word -> in how many sections it stands."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._known = frozenset(vocabulary)
        self._commonness = _with_forms(vocabulary) if len(vocabulary) <= MAX_INFLECTED else dict(vocabulary)
        self._needed = SHORTEST_SHARE * max(vocabulary.values(), default=0)
        by_length: dict[int, list[str]] = {}
        for word in self._commonness:
            by_length.setdefault(len(word), []).append(word)
        self._by_length = {length: _OfLength(words) for length, words in by_length.items()}

    def correct(self, word: str) -> str | None:
        """The likeliest word of the documents, or another form of one, or None to leave it alone.

        A capitalised word, which may be a name, keeps its first letter.
        """
        typed = word.lower()
        if not is_correctable(word) or typed in self._known or is_english(typed):
            return None
        near = self._near(typed) if len(typed) > SHORTEST else self._near_short(typed)
        if word != typed:
            near = [candidate for candidate in near if candidate[0] == typed[0]]
        return min(near, key=lambda candidate: self._cost(typed, candidate), default=None)

    def _near(self, typed: str) -> list[str]:
        """The words within reach. Distance is optimal string alignment, see ``edit_cost``."""
        near: list[str] = []
        for length in range(len(typed) - 2, len(typed) + 3):
            allowed = 1 if max(length, len(typed)) < LONG else 2
            if length in self._by_length:
                words = self._by_length[length].within_reach(typed, allowed)
                found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
                near += [candidate for candidate, _, _ in found]
        return near

    def _near_short(self, typed: str) -> list[str]:
        return [
            candidate
            for candidate in self._near(typed)
            if len(candidate) > len(typed)
            and candidate[0] == typed[0]
            and self._commonness[candidate] >= self._needed
        ]

    def _cost(self, typed: str, candidate: str) -> float:
        return edit_cost(typed, candidate) - math.log(self._commonness[candidate])


class _OfLength:
    """Words of one length, with a mask of the letters of each: an edit changes two of its bits at most."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._masks = _letter_masks(words)

    def within_reach(self, typed: str, edits: int) -> list[str]:
        """Those that so many edits may make of the typed one, and others, but few."""
        differing = np.bitwise_count(self._masks ^ _letter_masks([typed]))
        return [self._words[place] for place in np.flatnonzero(differing <= 2 * edits)]


def _letter_masks(words: list[str]) -> NDArray[np.uint32]:
    """A bit for each letter that a word holds, however often; ``words`` are all of one length."""
    letters = np.array(words).view(np.uint32).reshape(len(words), -1)
    bits = np.uint32(1) << (letters & np.uint32(31))
    return np.asarray(np.bitwise_or.reduce(bits, axis=1), dtype=np.uint32)


def is_correctable(word: str) -> bool:
    """Whether a word may be corrected at all: letters, no capital but the first."""
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and word[1:].islower()


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


def _with_forms(vocabulary: Mapping[str, int]) -> dict[str, float]:
    """The words and their other forms; everyday words need none, for these are never corrected."""
    commonness: dict[str, float] = {}
    for word, count in vocabulary.items():
        for form in inflections(word) if not is_common(word) else ():
            commonness[form] = max(commonness.get(form, 0.0), FORM_WORTH * count)
    return commonness | dict(vocabulary)
