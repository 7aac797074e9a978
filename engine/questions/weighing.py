"""What the words of a question weigh, and what stands for them in a text.

A question has up to 64 slots, one a word: first its terms (at most 32), then the question words and stop
words that count only where a heading may be the question itself. Words found in a text are told as bit masks
over the slots.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.array_types import Array, Masks
from engine.questions.alternatives import Alternative
from engine.questions.question import Question
from engine.storage.bm25 import inverse_document_frequency
from engine.words.common_words import is_common

MAX_SLOTS = 64
# What a word akin to one of the question's is worth beside the word itself.
AKIN_WORTH = 0.8
# What a word of everyday talk is worth beside one that carries the topic.
COMMON_WORTH = 0.7
# What alternatives are worth in the search for candidates.
EQUAL_SEARCH_WORTH = 0.8
AKIN_SEARCH_WORTH = 0.4
# In more passages than this, words akin are worth less: much is said there, and some of it in the question's
# own words, while what is only akin turns up by chance.
_FEW_PASSAGES = 500


@dataclass(frozen=True)
class WeighedQuestion:
    """A question's slots with their weights (inverse document frequency), and the alternatives to its terms.

    ``unknown`` are the terms that no document holds, nor any word for them; ``passages`` is how many passages
    the weights are of.
    """

    question: Question
    alternatives: tuple[Alternative, ...]
    slots: tuple[str, ...]
    weights: Array
    unknown: frozenset[int]
    passages: int

    @property
    def size(self) -> int:
        """How many slots are terms of the question."""
        return len(self.question.terms)

    @cached_property
    def total(self) -> float:
        """The weight of the question's terms, above 0."""
        return float(self.weights[: self.size].sum()) or 1.0

    @cached_property
    def unknown_share(self) -> float:
        """The share of the question that no document holds."""
        return float(sum(self.weights[slot] for slot in self.unknown) / self.total)

    @cached_property
    def topical(self) -> int:
        """The terms of the question that are not of everyday talk, as a mask."""
        words = self.question.words
        return sum(1 << slot for slot, term in enumerate(self.question.terms) if not is_common(words[term]))

    def wanted(self) -> dict[str, float]:
        """Each term that is looked for, the question's own or another for it, with its weight."""
        wanted = {a.terms[0]: self._worth(a) for a in self.alternatives if len(a.terms) == 1}
        return wanted | self.term_weights()

    def wanted_phrases(self) -> tuple[tuple[str, ...], ...]:
        """The phrases that stand for terms of the question."""
        return tuple(a.terms for a in self.alternatives if len(a.terms) > 1)

    def _worth(self, alternative: Alternative) -> float:
        weight = float(sum(self.weights[slot] for slot in alternative.covers))
        return weight if alternative.is_equal else AKIN_WORTH * weight

    def term_weights(self) -> dict[str, float]:
        """Each term of the question with its weight."""
        return self._term_weights

    @cached_property
    def _term_weights(self) -> dict[str, float]:
        return dict(zip(self.question.terms, self.weights.tolist(), strict=False))

    def search_weights(self) -> dict[str, float]:
        """What is searched for: each term with its weight, alternatives less than the question's own."""
        return self._search_weights

    @cached_property
    def _search_weights(self) -> dict[str, float]:
        terms = {term: float(count) for term, count in self.question.counts.items()}
        akin_worth = AKIN_SEARCH_WORTH * min(1.0, math.sqrt(_FEW_PASSAGES / max(1, self.passages)))
        for alternative in self.alternatives:
            worth = EQUAL_SEARCH_WORTH if alternative.is_equal else akin_worth
            worth *= min(1.0, len(alternative.covers) / len(alternative.terms))
            for term in alternative.terms:
                terms[term] = max(terms.get(term, 0.0), worth)
        return terms

    def shares(self, exact: Masks, akin: Masks) -> Array:
        """The share of the question's weight in each pair of masks, 0 to 1."""
        return self._shares(exact, akin, self.weights[: self.size])

    def share(self, exact: int, akin: int) -> float:
        """``shares`` of one pair of masks."""
        held = 0.0
        for slot, weight in enumerate(self.term_weights().values()):
            if exact >> slot & 1:
                held += weight
            elif akin >> slot & 1:
                held += AKIN_WORTH * weight
        return held / self.total

    def heaviest_missing(self, masks: Masks) -> Array:
        """The weight of the heaviest term that each mask lacks."""
        missing = (1.0 - _bits(masks, self.size)) * self.weights[: self.size]
        return np.asarray(missing.max(axis=1, initial=0.0), dtype=np.float64)

    def phrasing_shares(self, exact: Masks, akin: Masks) -> Array:
        """The same of all words of the question, question words among them."""
        return self._shares(exact, akin, self.weights)

    def pair_shares(self, pairs: Masks) -> Array:
        """The share of neighbouring terms, by weight; bit i is the pair of terms i - 1 and i."""
        weights = self.weights[: self.size].copy()
        weights[1:] += self.weights[: self.size - 1]
        weights[:1] = 0.0
        return self._shares(pairs, np.zeros_like(pairs), weights)

    @staticmethod
    def _shares(exact: Masks, akin: Masks, weights: Array) -> Array:
        total = weights.sum()
        if not total:
            return np.zeros(len(exact))
        held = np.maximum(_bits(exact, len(weights)), AKIN_WORTH * _bits(akin, len(weights)))
        return np.asarray(held @ (weights / total), dtype=np.float64)


def weigh_question(
    question: Question,
    alternatives: Sequence[Alternative],
    passages: int,
    document_frequency: Callable[[str], int],
) -> WeighedQuestion:
    """Weigh a question; a word that only its alternatives stand for is as rare as the commonest of them."""
    others = (term for term in question.phrasing if term not in question.words)
    slots = (*question.terms, *others)[:MAX_SLOTS]
    frequencies = [document_frequency(term) for term in slots]
    for alternative in alternatives:
        for slot in alternative.covers:
            if frequencies[slot] == 0 or alternative.is_equal:
                holding = min(document_frequency(term) for term in alternative.terms)
                frequencies[slot] = max(frequencies[slot], holding)
    weights = [
        inverse_document_frequency(passages, holding)
        * question.counts.get(term, 1)
        * (COMMON_WORTH if is_common(question.words.get(term, term)) else 1.0)
        for term, holding in zip(slots, frequencies, strict=True)
    ]
    unknown = frozenset(slot for slot in range(len(question.terms)) if frequencies[slot] == 0)
    return WeighedQuestion(question, tuple(alternatives), slots, np.array(weights), unknown, passages)


def _bits(masks: Masks, count: int) -> Array:
    places = np.arange(count, dtype=np.uint64)
    return ((masks[:, None] >> places) & np.uint64(1)).astype(np.float64)
