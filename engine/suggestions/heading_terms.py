"""Terms of several words that headings have in common: "claim form" of "Filling in a claim form", ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from engine.suggestions.suggestion_words import TypedWord, typed_words
from engine.words.stopwords import QUESTION_STOP_WORDS

SIZES = (2, 3)
# What fewer headings say is hardly a term.
LEAST_HEADINGS = 3

_Words = tuple[str, ...]


def heading_terms(headings: Iterable[str]) -> dict[str, int]:
    """Each term as most headings write it, and how many headings say it. Each heading is given once."""
    said = Counter(stretch for heading in headings for stretch in dict(_stretches(heading)).items())
    counts: Counter[_Words] = Counter()
    for (words, _), count in said.items():
        counts[words] += count
    held = _held_by_longer(counts)
    chosen = {
        words for words, count in counts.items() if count >= max(LEAST_HEADINGS, held.get(words, 0) + 1)
    }
    spelt: dict[_Words, str] = {}
    for words, text in sorted((one for one in said if one[0] in chosen), key=lambda one: (-said[one], one)):
        spelt.setdefault(words, text)
    return {text: counts[words] for words, text in spelt.items()}


def _stretches(heading: str) -> Iterator[tuple[_Words, str]]:
    words = typed_words(heading)
    for size in SIZES:
        for first in range(len(words) - size + 1):
            chosen = words[first : first + size]
            if _is_term(heading, chosen):
                forms = tuple(word.whole for word in chosen)
                yield forms, heading[chosen[0].start : chosen[-1].end]


def _is_term(heading: str, words: Sequence[TypedWord]) -> bool:
    """Whether they follow each other, and begin and end with a word that carries a topic."""
    gaps = (heading[one.end : other.start] for one, other in pairwise(words))
    return (
        words[0].whole not in QUESTION_STOP_WORDS
        and words[-1].whole not in QUESTION_STOP_WORDS
        and all(word.whole[0].isalpha() for word in words)
        and all(gap == " " for gap in gaps)
    )


def _held_by_longer(counts: Counter[_Words]) -> dict[_Words, int]:
    """For each term how often the commonest longer one that holds it is said."""
    held: dict[_Words, int] = {}
    for words, count in counts.items():
        if len(words) > SIZES[0] and count >= LEAST_HEADINGS:
            for part in (words[:-1], words[1:]):
                held[part] = max(held.get(part, 0), count)
    return held
