"""One typing error in a long word: a letter too many, too few, another one, or two that changed places.

Only words that the index does not know are taken for others, never codes, figures or abbreviations in
capitals: a code beside a code is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from engine.suggestions.suggestion_index import Suggestions
from engine.suggestions.suggestion_words import TypedWord
from engine.suggestions.typed_readings import Reading, Wanted, carrying_topic

# Shorter words have too many neighbours.
SHORTEST = 5


class Mistyped:
    """Takes typed words for words of an index."""

    def __init__(self, index: Suggestions) -> None:
        self._index = index

    def correct(self, words: Sequence[TypedWord]) -> Reading | None:
        """What may be meant where some words are mistyped; None where none is, or one cannot be told."""
        topic = set(carrying_topic([word.whole for word in words[:-1]]))
        wanted = [self._read(word, is_begun=False) for word in words[:-1] if word.whole in topic]
        wanted.append(self._read(words[-1], is_begun=True))
        if not any(one and one.instead for one in wanted):
            return None
        known = tuple(one for one in wanted if one)
        return Reading(known, self._line(words, known)) if len(known) == len(wanted) else None

    def _read(self, word: TypedWord, is_begun: bool) -> Wanted | None:
        """The word itself where the index knows it, or what it is taken for."""
        typed = Wanted.begun(word.whole) if is_begun else Wanted.whole(word.whole)
        if len(typed.entries(self._index)):
            return typed
        near = self._near(word.whole, is_begun) if _may_be_mistyped(word) else ()
        return Wanted(word.whole, instead=near) if near else None

    def _line(self, words: Sequence[TypedWord], wanted: Sequence[Wanted]) -> str:
        """The words as they are most likely meant."""
        meant = {one.form: self._commonest(one.instead) for one in wanted if one.instead}
        return " ".join(meant.get(word.whole, word.whole) for word in words)

    def _commonest(self, near: Sequence[str]) -> str:
        return max(near, key=lambda word: len(self._index.with_words([word])))

    def _near(self, form: str, is_begun: bool) -> tuple[str, ...]:
        """The known words that are, or begin with, what is meant, in alphabetical order."""
        sizes = range(len(form) - 1, len(form) + 2) if is_begun else (None,)
        near = (
            word
            for word in self._known.with_letters_of(form)
            if any(OSA.distance(form, word[:size], score_cutoff=1) <= 1 for size in sizes)
        )
        return tuple(word for word in sorted(set(near)) if len(self._index.with_words([word])))

    @cached_property
    def _known(self) -> _KnownWords:
        # Made at the first mistyped word.
        return _KnownWords(self._index.words())


class _KnownWords:
    """Words of letters, and a mask of the letters of each."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [word for word in words if len(word) >= SHORTEST - 1 and word.isalpha()]
        self._masks = _letter_masks(self._words)

    def with_letters_of(self, form: str) -> Iterator[str]:
        """Those that lack at most one of the letters, and others, but few: one error adds no more."""
        lacking = np.bitwise_count(_letter_masks([form]) & ~self._masks)
        return (self._words[place] for place in np.flatnonzero(lacking <= 1).tolist())


def _letter_masks(words: list[str]) -> NDArray[np.uint32]:
    """A bit for each letter that a word holds, however often; letters may share one."""
    masks = np.zeros(len(words), dtype=np.uint32)
    if words:
        letters = np.array(words).view(np.uint32).reshape(len(words), -1)
        np.bitwise_or.reduce(np.uint32(1) << (letters & np.uint32(31)), axis=1, out=masks)
    return masks


def _may_be_mistyped(word: TypedWord) -> bool:
    return len(word.whole) >= SHORTEST and word.whole.isalpha() and not word.is_capitals
