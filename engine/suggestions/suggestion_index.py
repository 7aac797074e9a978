"""The entries that can be suggested as arrays: found by the beginnings of their words and by stems.

Entries are numbered by what they are worth, best first: of those that match, the lowest numbers are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.term_list import TermList, compile_terms, starts_of
from engine.suggestions.suggestion_entries import Entry
from engine.suggestions.suggestion_words import stem_of, typed_words

Numbers = NDArray[np.uint32]
_NO_PLACE = -1


class SuggestionIndex:
    """The entries of a generation, from their arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._texts = TermList(arrays["text_bytes"], arrays["text_starts"])
        self._lines = TermList(arrays["line_bytes"], arrays["line_starts"])
        self.words = TermList(arrays["word_bytes"], arrays["word_starts"])
        self._stems = TermList(arrays["stem_bytes"], arrays["stem_starts"])

    def __len__(self) -> int:
        return len(self._texts)

    def text(self, number: int) -> str:
        """An entry's text."""
        return self._texts[number].decode("utf-8", "replace")

    def line(self, number: int) -> str:
        """An entry's words, a space before each."""
        return "".join(f" {word.whole}" for word in typed_words(self.text(number)))

    def key(self, number: int) -> int | None:
        """The section that an entry leads to, None of a term."""
        key = int(self._arrays["keys"][number])
        return None if key == _NO_PLACE else key

    def beginning(self, line: str) -> Numbers:
        """The entries that begin with a line of words."""
        found = self._lines.beginning(line)
        return self._arrays["line_entries"][found.start : found.stop]

    def with_beginning(self, word: str) -> Numbers:
        """The entries of which a word begins so; the same one may come several times."""
        found = self.words.beginning(word)
        return self._postings("word", found.start, found.stop)

    def with_stem(self, stem: str) -> Numbers:
        """The entries of which a word has this stem."""
        number = self._stems.find(stem)
        return self._postings("stem", number or 0, 0 if number is None else number + 1)

    def with_words(self, numbers: Iterable[int]) -> Numbers:
        """The entries that hold any of the words with these numbers."""
        return np.concatenate(
            [np.empty(0, dtype=np.uint32), *(self._postings("word", one, one + 1) for one in numbers)]
        )

    def _postings(self, kind: str, first: int, end: int) -> Numbers:
        bounds = self._arrays[f"{kind}_bounds"]
        return self._arrays[f"{kind}_entries"][int(bounds[first]) : int(bounds[end])]


def compile_suggestions(entries: Sequence[Entry]) -> dict[str, NDArray[Any]]:
    """The arrays of entries, which are given best first."""
    words: dict[bytes, list[int]] = {}
    stems: dict[bytes, list[int]] = {}
    lines = []
    for number, entry in enumerate(entries):
        found = typed_words(entry.text)
        lines.append(" ".join(word.whole for word in found).encode("utf-8", "replace"))
        forms = dict.fromkeys(form for word in found for form in word.forms)
        for form in forms:
            words.setdefault(form.encode("utf-8", "replace"), []).append(number)
        for stem in dict.fromkeys(map(stem_of, forms)):
            stems.setdefault(stem.encode("utf-8", "replace"), []).append(number)
    order = sorted(range(len(entries)), key=lambda number: lines[number])
    return {
        **_named("text", compile_terms([entry.text.encode("utf-8", "replace") for entry in entries])),
        **_named("line", compile_terms([lines[number] for number in order])),
        "line_entries": np.asarray(order, np.uint32),
        "keys": np.asarray([_NO_PLACE if e.key is None else e.key for e in entries], np.int64),
        **_inverted("word", words),
        **_inverted("stem", stems),
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
