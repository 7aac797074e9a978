"""Suggestions in two layers: those of some generation, and what is otherwise since, as if they were one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.suggestions.suggestion_entries import Place
from engine.suggestions.suggestion_index import Numbers, SuggestionIndex


class LayeredSuggestions:
    """The entries of ``base`` but for those that are ``gone``, and those of ``added``.

    ``before[n]`` is how many entries of ``base``, gone or not, come before the added entry ``n``. An entry
    that is gone keeps its number, and is found by nothing.
    """

    def __init__(
        self, base: SuggestionIndex, added: SuggestionIndex, before: NDArray[Any], gone: NDArray[Any]
    ) -> None:
        self._base, self._added = base, added
        self._of_added = (before + np.arange(len(added))).astype(np.uint32)
        is_base = np.ones(len(base) + len(added), dtype=np.bool_)
        is_base[self._of_added] = False
        self._of_base = np.flatnonzero(is_base).astype(np.uint32)
        self._stays = np.ones(len(base), dtype=np.bool_)
        self._stays[gone] = False

    def __len__(self) -> int:
        return len(self._base) + len(self._added)

    def text(self, number: int) -> str:
        layer, own = self._find(number)
        return layer.text(own)

    def place(self, number: int) -> Place | None:
        layer, own = self._find(number)
        return layer.place(own)

    def beginning(self, line: str) -> Numbers:
        return self._both(lambda layer: layer.beginning(line))

    def with_beginning(self, word: str) -> Numbers:
        return self._both(lambda layer: layer.with_beginning(word))

    def with_stem(self, stem: str) -> Numbers:
        return self._both(lambda layer: layer.with_stem(stem))

    def with_words(self, words: Iterable[str]) -> Numbers:
        sought = tuple(words)
        return self._both(lambda layer: layer.with_words(sought))

    def words(self) -> Iterator[str]:
        return chain(self._base.words(), self._added.words())

    def _both(self, found: Callable[[SuggestionIndex], Numbers]) -> Numbers:
        own = found(self._base)
        return np.concatenate([self._of_base[own[self._stays[own]]], self._of_added[found(self._added)]])

    def _find(self, number: int) -> tuple[SuggestionIndex, int]:
        """The layer of an entry, and its number there."""
        added = int(np.searchsorted(self._of_added, number))
        if added < len(self._of_added) and self._of_added[added] == number:
            return self._added, added
        return self._base, number - added


def layered(base: SuggestionIndex, since: Mapping[str, NDArray[Any]]) -> LayeredSuggestions:
    """The layers from the base and the arrays of what is otherwise since."""
    return LayeredSuggestions(base, SuggestionIndex(since), since["before"], since["gone"])
