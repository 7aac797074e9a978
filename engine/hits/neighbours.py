"""Neighbouring words of a question that are neighbours in a text of a hit as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.hits.hit_text import HitText
from engine.hits.standing import AskedWord

# Words that stand no further apart than this, stop words not counted, stand close together.
_CLOSE = 5
_STEPS = [step for step in range(-_CLOSE, _CLOSE + 1) if step]


def runs(words: Sequence[AskedWord], text: HitText) -> list[str]:
    """The longest stretches of words side by side in the question's order, as they are written there."""
    numbers = [text.numbers(word.terms) for word in words]
    found: list[str] = []
    first = 0
    while first < len(words):
        begins, length = numbers[first], 1
        while first + length < len(words):
            following = numbers[first + length]
            longer = {n for n in begins if n + length in following and text.is_followed(n + length - 1)}
            if not longer:
                break
            begins, length = longer, length + 1
        if length > 1:
            found.append(text.written(min(begins), min(begins) + length - 1))
        first += max(1, length - 1)
    return found


def close_pairs(words: Sequence[AskedWord], text: HitText) -> Iterator[tuple[AskedWord, AskedWord]]:
    """The pairs of neighbouring words that stand close together, but nowhere side by side in their order."""
    for first, second in pairwise(words):
        here, there = text.numbers(first.terms), text.numbers(second.terms)
        if any(number + 1 in there and text.is_followed(number) for number in here):
            continue
        if any(number + step in there for number in here for step in _STEPS):
            yield first, second
