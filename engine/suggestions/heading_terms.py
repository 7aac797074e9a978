"""Terms of several words that headings have in common: "claim form" of "Filling in a claim form", ..."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from engine.suggestions.suggestion_words import TypedWord, key_of_words, typed_words
from engine.words.stopwords import QUESTION_STOP_WORDS

SIZES = (2, 3)
# What fewer headings say is hardly a term.
LEAST_HEADINGS = 3


def stretches_of(heading: str) -> dict[str, str]:
    """The stretches of a heading that may be terms: as it is written, by key."""
    # Most headings of manuals of programs are one word.
    words = typed_words(heading) if " " in heading else []
    return {
        key_of_words(chosen): heading[chosen[0].start : chosen[-1].end]
        for size in SIZES
        for first in range(len(words) - size + 1)
        if _is_term(heading, chosen := words[first : first + size])
    }


def common_terms(counts: Mapping[str, int]) -> set[str]:
    """The keys that are terms, of keys with how many headings say them.

    Whether a key is one follows from its own count and those of the longer keys that hold it.
    """
    held = _held_by_longer(counts)
    return {key for key, count in counts.items() if count >= max(LEAST_HEADINGS, held.get(key, 0) + 1)}


def parts_of(key: str) -> tuple[str, ...]:
    """The shorter keys that a key holds, if it is long enough to hold any."""
    words = key.split(" ")
    return (" ".join(words[:-1]), " ".join(words[1:])) if len(words) == SIZES[-1] else ()


def _is_term(heading: str, words: Sequence[TypedWord]) -> bool:
    """Whether they follow each other, and begin and end with a word that carries a topic."""
    return (
        words[0].whole not in QUESTION_STOP_WORDS
        and words[-1].whole not in QUESTION_STOP_WORDS
        and all(word.whole[0].isalpha() for word in words)
        and all(heading[one.end : other.start] == " " for one, other in pairwise(words))
    )


def _held_by_longer(counts: Mapping[str, int]) -> dict[str, int]:
    """For each key how often the commonest longer term that holds it is said."""
    held: dict[str, int] = {}
    for key, count in counts.items():
        if count >= LEAST_HEADINGS:
            for part in parts_of(key):
                held[part] = max(held.get(part, 0), count)
    return held
