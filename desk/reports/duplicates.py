"""Sections that say the same as another, or nearly: each reader finds one of them, and the other grows old.

Sections are compared by their runs of five words. Candidates come from MinHash signatures in bands, so that
the time goes with the number of sections; whether they are alike is then counted exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desk.reports.collection import Collection, place_of
from desk.reports.groups import Groups
from engine.section import Section
from engine.words.analysis import split_text
from indexer.build import Progress

# The share of the runs of both that they must have in common.
LEAST_ALIKE = 0.8
# Shorter ones are furniture: notes, links to other pages, the same legal sentence everywhere.
FEWEST_WORDS = 40
MOST_SHOWN = 300
_RUN = 5
# Chance of finding a pair that is as much alike as is needed: over 99.99 percent.
_BANDS, _ROWS = 16, 4
# Where many have one signature, each is compared with the one before it alone.
_MOST_IN_BAND = 50
_EXCERPT = 200
_MOST_PLACES = 20
# So many runs at a time: a long section must not take much memory.
_AT_ONCE = 4_096

_Runs = NDArray[np.uint64]


def duplicates(collection: Collection, progress: Progress) -> dict[str, Any]:
    """Groups of sections that say the same, as plain JSON values.

    Those come first that repeat most. ``alike`` is how much (0 to 1) the least alike pair that was found has
    in common, ``words`` how many the shortest has, ``text`` how it begins; ``places`` are where the first of
    its ``sections`` stand. ``compared`` sections have at least ``FEWEST_WORDS`` words.
    """
    finder = _Finder()
    for section in collection.sections(progress):
        finder.read(section)
    progress.stage("comparing")
    groups = sorted(finder.groups(), key=lambda group: -group["words"] * (group["sections"] - 1))
    return {
        "indexVersion": collection.index_version,
        "compared": len(finder.places),
        "found": len(groups),
        "groups": groups[:MOST_SHOWN],
    }


class _Finder:
    """Keeps of each section its place and its runs as numbers, not its text."""

    def __init__(self) -> None:
        self.places: list[dict[str, Any]] = []
        self._words: list[int] = []
        self._beginnings: list[str] = []
        self._runs: list[_Runs] = []
        self._bands: dict[bytes, list[int]] = defaultdict(list)
        self._numbers: dict[str, int] = {}
        self._salts = np.array([_number(f"salt {row}") | 1 for row in range(_BANDS * _ROWS)], np.uint64)

    def read(self, section: Section) -> None:
        words = split_text(section.text).words
        if len(words) < FEWEST_WORDS:
            return
        runs = self._runs_of([word.lower() for word in words])
        number = len(self.places)
        self.places.append(place_of(section))
        self._words.append(len(words))
        self._beginnings.append(" ".join(section.text[:_EXCERPT].split()))
        self._runs.append(runs)
        for key in _band_keys(runs, self._salts):
            self._bands[key].append(number)

    def groups(self) -> Iterator[dict[str, Any]]:
        joined = Groups(len(self.places))
        alike: list[tuple[int, float]] = []
        for one, other in self._candidates():
            share = _share(self._runs[one], self._runs[other])
            if share >= LEAST_ALIKE:
                joined.join(one, other)
                alike.append((one, share))
        least: dict[int, float] = {}
        groups = joined.of_several()
        first_of = {number: group[0] for group in groups for number in group}
        for one, share in alike:
            least[first_of[one]] = min(share, least.get(first_of[one], 1.0))
        yield from (self._group(group, least[group[0]]) for group in groups)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        seen: set[tuple[int, int]] = set()
        for members in self._bands.values():
            seen.update(_pairs(members))
        yield from sorted(seen)

    def _group(self, group: Sequence[int], alike: float) -> dict[str, Any]:
        return {
            "alike": round(alike, 3),
            "words": min(self._words[number] for number in group),
            "text": self._beginnings[group[0]],
            "sections": len(group),
            "places": [self.places[number] for number in group[:_MOST_PLACES]],
        }

    def _runs_of(self, words: Sequence[str]) -> _Runs:
        """The different runs of words as sorted numbers."""
        numbers = np.fromiter(map(self._number_of, words), np.uint64, len(words))
        runs = np.zeros(len(words) - _RUN + 1, np.uint64)
        for place in range(_RUN):
            runs = runs * np.uint64(0x9E3779B97F4A7C15) + numbers[place : place + len(runs)]
        return np.unique(_mixed(runs))

    def _number_of(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = _number(word)
        return number


def _number(text: str) -> int:
    """64 bits that are the same in every process, unlike ``hash``."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(numbers: _Runs) -> _Runs:
    """Each bit of the result depends on all bits (SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _band_keys(runs: _Runs, salts: _Runs) -> Iterator[bytes]:
    """The signature, a part for each band: sections with one part in common may be alike."""
    parts = [runs[start : start + _AT_ONCE, None] for start in range(0, len(runs), _AT_ONCE)]
    lowest = np.array([_mixed(part * salts).min(axis=0) for part in parts]).min(axis=0)
    signature = lowest.reshape(_BANDS, _ROWS)
    yield from (bytes([band]) + rows.tobytes() for band, rows in enumerate(signature))


def _pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) > _MOST_IN_BAND:
        yield from pairwise(members)
        return
    for place, one in enumerate(members):
        yield from ((one, other) for other in members[place + 1 :])


def _share(one: _Runs, other: _Runs) -> float:
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both)
