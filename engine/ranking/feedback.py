"""Relevance feedback: what the best candidates have in common, and how much of it each candidate holds.

The terms of the first candidates' passages are weighed as in RM3 (Abdul-Jaleel et al., "UMass at TREC 2004",
section 2), with saturated counts and inverse document frequency in place of a language model. It pays where a
question names a topic and harms where it asks for one fact, so it is evidence among others, not the order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from engine.array_types import Array, Numbers
from engine.storage.forward import ForwardPassages
from engine.store import Candidate, ForwardParts
from engine.words.stretches import gather

# How many of the first candidates are taken to be relevant, and how many of their terms are looked for.
_BEST = 5
_TERMS = 20
# What only one of them holds is its own affair.
_HOLDING = 2
# As k1 of BM25, for passages of average length.
_SATURATION = 1.2


def find_feedback(
    candidates: Sequence[Candidate], parts: ForwardParts, rarity: Callable[[str], float]
) -> Array:
    """For each candidate the share that it holds of the terms of the best ones, 0 to 1.

    ``parts`` are the candidates' passages as a store gives them; ``rarity`` gives a term's inverse document
    frequency.
    """
    shares = np.zeros(len(candidates))
    wanted = _wanted(candidates, parts, rarity)
    total = sum(wanted.values())
    for places, part in parts:
        shares[places] = _held(wanted, part) / total if total else 0.0
    return shares


def _wanted(
    candidates: Sequence[Candidate], parts: ForwardParts, rarity: Callable[[str], float]
) -> dict[str, float]:
    """The terms that the best candidates share, with their weights."""
    scores = np.array([candidate.score for candidate in candidates])
    best = np.argsort(-scores, kind="stable")[:_BEST]
    holding: list[tuple[ForwardPassages, Numbers, Numbers, Array]] = []
    for places, part in parts:
        if len(which := np.flatnonzero(np.isin(places, best))):
            holding.append((part, *_terms_of(part, which, scores[places[which]])))
    weights: dict[str, float] = {}
    holders: Counter[str] = Counter()
    for part, numbers, counts, gains in holding:
        # Where one segment has them all, what one of them holds is told before it is made a string.
        shared = counts >= _HOLDING if len(holding) == 1 else counts > 0
        for number, count, gain in zip(numbers[shared], counts[shared], gains[shared], strict=True):
            term = part.vocabulary[int(number)].decode("utf-8", "replace")
            weights[term] = weights.get(term, 0.0) + float(gain)
            holders[term] += int(count)
    rare = {term: weights[term] * rarity(term) for term, count in holders.items() if count >= _HOLDING}
    return dict(sorted(rare.items(), key=lambda item: (-item[1], item[0]))[:_TERMS])


def _terms_of(part: ForwardPassages, which: Numbers, scores: Array) -> tuple[Numbers, Numbers, Array]:
    """The numbers of the terms of some passages, how many of these hold each, and what they say for it."""
    all_words, bounds = gather(part.word_starts, which)
    owners = np.repeat(np.arange(len(which)), np.diff(bounds))
    size = len(part.vocabulary)
    held, times = np.unique(owners * size + part.words[all_words], return_counts=True)
    words, gains = held % size, scores[held // size] * _saturated(times)
    numbers, places, counts = np.unique(words, return_inverse=True, return_counts=True)
    return numbers, counts.astype(np.int64), np.bincount(places, weights=gains).astype(np.float64)


def _held(wanted: dict[str, float], part: ForwardPassages) -> Array:
    """The weight of the wanted terms that each passage holds."""
    weights = np.zeros(len(part.vocabulary))
    for term, weight in wanted.items():
        number = part.vocabulary.find(term)
        if number is not None:
            weights[number] = weight
    size = len(part.word_starts) - 1
    places = np.flatnonzero(weights[part.words])
    owners = np.searchsorted(part.word_starts, places, side="right") - 1
    pairs, counts = np.unique(owners * len(weights) + part.words[places], return_counts=True)
    gains = weights[pairs % len(weights)] * _saturated(counts)
    return np.bincount(pairs // len(weights), weights=gains, minlength=size).astype(np.float64)


def _saturated(counts: Numbers) -> Array:
    return np.asarray(counts / (counts + _SATURATION), dtype=np.float64)
