"""The entries that can be suggested as arrays: found by the beginnings of their words and by stems.

Entries are numbered by what they are worth, best first: of those that match, the lowest numbers are taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.storage.term_list import TermList, compile_terms, starts_of
from engine.suggestions.suggestion_entries import Entry, Place
from engine.suggestions.suggestion_words import stem_of, word_forms

Numbers = NDArray[np.uint32]
# Documents are stored by their numbers from 1.
_NO_DOCUMENT = 0


class Suggestions(Protocol):
    """What can be suggested, by numbers that ascend from the best."""

    def __len__(self) -> int: ...

    def text(self, number: int) -> str:
        """An entry's text."""

    def place(self, number: int) -> Place | None:
        """What an entry leads to, None of a term."""

    def beginning(self, line: str) -> Numbers:
        """The entries that begin with a line of words."""

    def with_beginning(self, word: str) -> Numbers:
        """The entries of which a word begins so; the same one may come several times."""

    def with_stem(self, stem: str) -> Numbers:
        """The entries of which a word has this stem."""

    def with_words(self, words: Iterable[str]) -> Numbers:
        """The entries that hold any of these words."""

    def words(self) -> Iterator[str]:
        """The words of entries; some may come several times, and some be of none."""


class SuggestionIndex:
    """The entries of one file, from its arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._texts = TermList(arrays["text_bytes"], arrays["text_starts"])
        self._lines = TermList(arrays["line_bytes"], arrays["line_starts"])
        self._words = TermList(arrays["word_bytes"], arrays["word_starts"])
        self._stems = TermList(arrays["stem_bytes"], arrays["stem_starts"])
        self._docs = TermList(arrays["doc_bytes"], arrays["doc_starts"])
        self._worths = arrays["worths"]

    def __len__(self) -> int:
        return len(self._texts)

    def text(self, number: int) -> str:
        return self._texts[number].decode("utf-8", "replace")

    def place(self, number: int) -> Place | None:
        doc = int(self._arrays["docs"][number])
        if doc == _NO_DOCUMENT:
            return None
        return Place(self._docs[doc - 1].decode("utf-8", "replace"), int(self._arrays["positions"][number]))

    def beginning(self, line: str) -> Numbers:
        found = self._lines.beginning(line)
        return self._arrays["line_entries"][found.start : found.stop]

    def with_beginning(self, word: str) -> Numbers:
        found = self._words.beginning(word)
        return self._postings("word", found.start, found.stop)

    def with_stem(self, stem: str) -> Numbers:
        number = self._stems.find(stem)
        return self._postings("stem", number or 0, 0 if number is None else number + 1)

    def with_words(self, words: Iterable[str]) -> Numbers:
        numbers = [number for word in words if (number := self._words.find(word)) is not None]
        found = (self._postings("word", number, number + 1) for number in numbers)
        return np.concatenate([np.empty(0, dtype=np.uint32), *found])

    def words(self) -> Iterator[str]:
        return iter(self._words)

    def better_than(self, entry: Entry) -> int:
        """How many entries come before one that is none of them."""
        return bisect_left(range(len(self)), entry.order, key=self._order)

    def _order(self, number: int) -> tuple[float, str]:
        return -float(self._worths[number]), self.text(number)

    def _postings(self, kind: str, first: int, end: int) -> Numbers:
        bounds = self._arrays[f"{kind}_bounds"]
        return self._arrays[f"{kind}_entries"][int(bounds[first]) : int(bounds[end])]


def compile_suggestions(entries: Sequence[Entry]) -> dict[str, NDArray[Any]]:
    """The arrays of entries, which are given best first."""
    words: dict[bytes, list[int]] = {}
    stems: dict[bytes, list[int]] = {}
    lines = []
    for number, entry in enumerate(entries):
        found = word_forms(entry.text)
        lines.append(" ".join([whole for whole, *_ in found]).encode("utf-8", "replace"))
        forms = dict.fromkeys(chain.from_iterable(found))
        for form in forms:
            words.setdefault(form.encode("utf-8", "replace"), []).append(number)
        for stem in dict.fromkeys(map(stem_of, forms)):
            stems.setdefault(stem.encode("utf-8", "replace"), []).append(number)
    order = sorted(range(len(entries)), key=lines.__getitem__)
    return {
        **_named("text", compile_terms([entry.text.encode("utf-8", "replace") for entry in entries])),
        **_named("line", compile_terms([lines[number] for number in order])),
        "line_entries": np.asarray(order, np.uint32),
        "worths": np.asarray([entry.worth for entry in entries], np.float64),
        **_places(entries),
        **_inverted("word", words),
        **_inverted("stem", stems),
    }


def _places(entries: Sequence[Entry]) -> dict[str, NDArray[Any]]:
    docs = sorted({entry.place.doc for entry in entries if entry.place})
    numbers = {doc: number for number, doc in enumerate(docs, start=1)}
    places = [entry.place for entry in entries]
    return {
        **_named("doc", compile_terms([doc.encode("utf-8", "replace") for doc in docs])),
        "docs": np.asarray([numbers[place.doc] if place else _NO_DOCUMENT for place in places], np.uint32),
        "positions": np.asarray([place.position if place else 0 for place in places], np.uint32),
    }


def _inverted(kind: str, postings: Mapping[bytes, Sequence[int]]) -> dict[str, NDArray[Any]]:
    terms = sorted(postings)
    entries = [number for term in terms for number in postings[term]]
    return {
        **_named(kind, compile_terms(terms)),
        f"{kind}_entries": np.asarray(entries, np.uint32),
        f"{kind}_bounds": starts_of([len(postings[term]) for term in terms]),
    }


def _named(kind: str, terms: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    return {f"{kind}_bytes": terms["term_bytes"], f"{kind}_starts": terms["term_starts"]}
