"""The words of a forward index in few bytes, to be read a stretch at a time.

Words are stored by codes, the commonest first, in two bytes each: what is rarer than 65,535 others has its
places and numbers aside. Their places in the passage are stored as steps from one to the next, in one byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST_CODES = 0xFFFF

Arrays = dict[str, NDArray[Any]]


class PackedWords:
    """Words by their places in all; of a text first, of titles and headings behind them."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._codes, self._steps = arrays["codes"], arrays["steps"]
        self._words: NDArray[np.uint32] = arrays["by_code"].astype(np.uint32, copy=False)
        self._rare_places, self._rare_words = arrays["rare_places"], arrays["rare_words"]

    def words(self, places: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The numbers of the words there."""
        codes = self._codes[places]
        if not len(self._rare_places):
            return np.asarray(self._words[codes])
        words: NDArray[np.uint32] = self._words.take(codes, mode="clip")
        rare = np.flatnonzero(codes == len(self._words))
        if len(rare):
            words[rare] = self._rare_words[np.searchsorted(self._rare_places, places[rare])]
        return words

    def places(self, stretches: NDArray[np.int64], bounds: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the words of whole passages stand in these, as ``gather`` gives the passages."""
        ends: NDArray[np.int64] = np.cumsum(self._steps[stretches], dtype=np.int64)
        before = np.concatenate([[0], ends])[bounds[:-1]]
        return np.asarray(ends - np.repeat(before, bounds[1:] - bounds[:-1]))


def pack_forward(forward: Mapping[str, NDArray[Any]], most_codes: int = _MOST_CODES) -> Arrays:
    """A forward index as it is stored; its terms, which are those of all words, are left out."""
    others = {name: array for name, array in forward.items() if name not in _PACKED}
    words = np.concatenate([forward["words"], forward["head_words"]])
    return {**others, **_coded(words, most_codes), "steps": _steps(forward["places"], forward["word_starts"])}


def unpack_forward(packed: Mapping[str, NDArray[Any]], terms: Mapping[str, NDArray[Any]]) -> Arrays:
    """The inverse of ``pack_forward``; ``terms`` are the arrays of the terms."""
    bounds = packed["word_starts"].astype(np.int64)
    reader = PackedWords(packed)
    words = reader.words(np.arange(len(packed["codes"])))
    return {
        **{name: array for name, array in packed.items() if name not in _STORED},
        **{name: terms[name] for name in ("term_bytes", "term_starts")},
        "words": words[: bounds[-1]],
        "head_words": words[bounds[-1] :],
        "places": reader.places(np.arange(bounds[-1]), bounds).astype(np.uint16),
    }


_PACKED = ("term_bytes", "term_starts", "words", "head_words", "places")
_STORED = ("codes", "by_code", "rare_places", "rare_words", "steps")


def _coded(words: NDArray[Any], most_codes: int) -> Arrays:
    counts = np.bincount(words)
    by_code = np.argsort(-counts, kind="stable")[:most_codes]
    codes = np.full(len(counts), len(by_code), np.uint32)
    codes[by_code] = np.arange(len(by_code))
    coded = codes[words]
    rare = np.flatnonzero(coded == len(by_code))
    return {
        "codes": coded,
        "by_code": by_code.astype(np.uint32),
        "rare_places": rare.astype(np.uint64),
        "rare_words": words[rare],
    }


def _steps(places: NDArray[Any], word_starts: NDArray[Any]) -> NDArray[np.uint16]:
    """How far each word stands from the one before it in its passage, the first one from the beginning."""
    steps = np.diff(places.astype(np.int64), prepend=0)
    bounds = word_starts.astype(np.int64)
    firsts = bounds[:-1][bounds[:-1] < bounds[1:]]
    steps[firsts] = places[firsts]
    return steps.astype(np.uint16)
