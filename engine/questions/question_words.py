"""The words of a question found in the forward index, as bit masks over its slots (``weighing``).

Words that are found are few among those that are read, so everything after the look-up works on these alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.array_types import Array, Masks, Numbers
from engine.questions.weighing import WeighedQuestion
from engine.storage.term_list import TermList

# Terms of the question that stand this close are taken to belong together.
NEAR = 8
# How many further words of the question are looked at behind one for what is near.
_FOLLOWING = 4
_ONE = np.uint64(1)
_NONE = np.uint64(0)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at some places, or in some stretches of text: slots by the question's own words or their
    equals (``exact``), and slots by words akin to them (``akin``)."""

    exact: Masks
    akin: Masks

    @property
    def either(self) -> Masks:
        """The slots that are there one way or the other."""
        return self.exact | self.akin

    def only(self, slots: np.uint64) -> Found:
        """The same, of these slots alone."""
        return Found(self.exact & slots, self.akin & slots)

    def at(self, places: NDArray[Any]) -> Found:
        """What stands at these places."""
        return Found(self.exact[places], self.akin[places])

    def __or__(self, other: Found) -> Found:
        return Found(self.exact | other.exact, self.akin | other.akin)

    def union(self, groups: Numbers, size: int) -> Found:
        """For each of ``size`` groups what its members hold together; ``groups[i]`` ascends."""
        return Found(_union(groups, self.exact, size), _union(groups, self.akin, size))

    def shares(self, weighed: WeighedQuestion) -> Array:
        """The share of the question's weight that each holds."""
        return weighed.shares(self.exact, self.akin)


def find_words(
    weighed: WeighedQuestion, vocabulary: TermList, words: NDArray[np.uint32], starts: Numbers
) -> Found:
    """The slots that each of the words stands for. A phrase counts at its first word.

    ``starts`` is where the stretches of text begin that the words are of: no phrase goes beyond one.
    """
    exact, akin = np.zeros(len(vocabulary), dtype=np.uint64), np.zeros(len(vocabulary), dtype=np.uint64)
    for slot, term in enumerate(weighed.slots):
        number = vocabulary.find(term)
        if number is not None:
            exact[number] |= np.uint64(1 << slot)
    phrases: list[tuple[list[int], np.uint64, bool]] = []
    for alternative in weighed.alternatives:
        mask = np.uint64(sum(1 << slot for slot in alternative.covers))
        numbers = [number for term in alternative.terms if (number := vocabulary.find(term)) is not None]
        if len(numbers) < len(alternative.terms):
            continue
        if len(numbers) > 1:
            phrases.append((numbers, mask, alternative.is_equal))
        else:
            (exact if alternative.is_equal else akin)[numbers[0]] |= mask
    found = Found(exact[words], akin[words])
    for numbers, mask, is_equal in phrases:
        (found.exact if is_equal else found.akin)[find_phrase(numbers, words, starts)] |= mask
    return found


def find_pairs(places: Numbers, owners: Numbers, masks: Masks, size: int) -> tuple[Masks, Masks]:
    """For each of ``size`` owners: the pairs of neighbouring terms of the question that stand side by side in
    their order, and those that stand near each other in any order. Bit i is the pair of slots i - 1 and i.

    ``masks`` are of the words that were found, ``places`` where they stand, ``owners`` whose they are.
    """
    adjacent, near = np.zeros(size, dtype=np.uint64), np.zeros(size, dtype=np.uint64)
    # A phrase or a compound may stand for both.
    np.bitwise_or.at(adjacent, owners, (masks << _ONE) & masks)
    for step in range(1, _FOLLOWING + 1):
        first, second = masks[:-step], masks[step:]
        distance = places[step:] - places[:-step]
        together = (owners[step:] == owners[:-step]) & (distance <= NEAR)
        forward, backward = (first << _ONE) & second, first & (second << _ONE)
        np.bitwise_or.at(adjacent, owners[step:], np.where(together & (distance <= 1), forward, _NONE))
        np.bitwise_or.at(near, owners[step:], np.where(together, forward | backward, _NONE))
    return adjacent, adjacent | near


def share_in_order(weighed: WeighedQuestion, masks: Masks, owners: Numbers, size: int) -> Array:
    """The share of the question's neighbouring words, question words too, that are so in a stretch."""
    slots = {word: slot for slot, word in enumerate(weighed.slots)}
    order = [slots[word] for word in weighed.question.phrasing if word in slots]
    counts = np.zeros(size)
    if len(order) < 2 or len(masks) < 2:
        return counts
    same = owners[1:] == owners[:-1]
    for first, second in pairwise(order):
        held = same & ((masks[:-1] & np.uint64(1 << first)) > 0) & ((masks[1:] & np.uint64(1 << second)) > 0)
        stretches = np.zeros(size, dtype=np.bool_)
        stretches[owners[1:][held]] = True
        counts += stretches
    return counts / (len(order) - 1)


def find_phrase(numbers: list[int], words: NDArray[np.uint32], starts: Numbers) -> Numbers:
    """The places where the words with these numbers, at least one, stand side by side in their order.

    ``starts`` is where the stretches of text begin that the words are of: no phrase goes beyond one.
    """
    last_step = len(numbers) - 1
    first = np.flatnonzero(words[: max(0, len(words) - last_step)] == numbers[0])
    for step, number in enumerate(numbers[1:], start=1):
        first = first[words[first + step] == number]
    begin, end = (np.searchsorted(starts, places, side="right") for places in (first, first + last_step))
    return np.asarray(first[begin == end], dtype=np.int64)


def _union(groups: Numbers, masks: Masks, size: int) -> Masks:
    joined = np.zeros(size, dtype=np.uint64)
    if len(groups):
        first = np.flatnonzero(np.concatenate([[True], np.diff(groups) > 0]))
        joined[groups[first]] = np.bitwise_or.reduceat(masks, first)
    return joined
