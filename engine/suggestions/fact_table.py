"""The facts that a generation's suggestions were made of as arrays, found by key and by document.

Only builds read them: what a few documents say otherwise is told by the facts with the same keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.term_list import TermList, compile_terms, starts_of
from engine.suggestions.heading_terms import parts_of
from engine.suggestions.suggestion_facts import Fact, Kind

# Entries are stored by their numbers from 1.
_NO_ENTRY = 0
_COLUMNS = ("position", "depth", "times")


class FactTable:
    """Facts from their arrays, and the numbers of the entries that they made."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._keys = TermList(arrays["key_bytes"], arrays["key_starts"])
        self._tails = TermList(arrays["tail_bytes"], arrays["tail_starts"])
        self._texts = TermList(arrays["text_bytes"], arrays["text_starts"])
        self._docs = TermList(arrays["doc_bytes"], arrays["doc_starts"])
        self._bounds = arrays["bounds"].astype(np.int64)
        # A build asks for the facts of a few keys several times, and "See also" has thousands.
        self._read: dict[str, tuple[Fact, ...]] = {}

    @property
    def documents(self) -> int:
        """How many documents the facts are of."""
        return len(self._docs) - 1

    def facts(self, key: str) -> tuple[Fact, ...]:
        """The facts with a key."""
        if key not in self._read:
            number = self._keys.find(key)
            bounds = (0, 0) if number is None else self._bounds[number : number + 2].tolist()
            self._read[key] = tuple(self._rows(key, slice(*bounds)))
        return self._read[key]

    def entry(self, key: str) -> int | None:
        """The number of the entry with a key, if it has one."""
        number = self._keys.find(key)
        entry = _NO_ENTRY if number is None else int(self._arrays["entries"][number])
        return None if entry == _NO_ENTRY else entry - 1

    def keys_of(self, docs: Iterable[str]) -> set[str]:
        """The keys of the facts of documents."""
        numbers = [number for doc in docs if (number := self._docs.find(doc)) is not None]
        rows = np.flatnonzero(np.isin(self._arrays["docs"], numbers))
        keys = np.unique(np.searchsorted(self._bounds, rows, side="right") - 1)
        return {_text(self._keys[key]) for key in keys.tolist()}

    def words(self) -> dict[str, int]:
        """The words that are facts, with their counts."""
        rows = np.flatnonzero(self._arrays["kinds"] == Kind.WORD)
        texts, counts = self._arrays["texts"][rows].tolist(), self._arrays["times"][rows].tolist()
        return {_text(self._texts[text]): count for text, count in zip(texts, counts, strict=True)}

    def longer(self, key: str) -> set[str]:
        """The keys of which ``parts_of`` gives this one."""
        if key.count(" ") != 1:
            return set()
        following = {_text(self._keys[number]) for number in self._keys.beginning(f"{key} ")}
        rotated = (_text(self._tails[number]) for number in self._tails.beginning(f"{key} "))
        return {one for one in following | set(map(_untailed, rotated)) if key in parts_of(one)}

    def _rows(self, key: str, rows: slice) -> Iterator[Fact]:
        names = ("kinds", "texts", "docs", *_COLUMNS)
        texts: dict[int, str] = {}
        for kind, text, doc, *rest in zip(
            *(self._arrays[name][rows].tolist() for name in names), strict=True
        ):
            if text not in texts:
                texts[text] = _text(self._texts[text])
            yield Fact(key, Kind(kind), texts[text], _text(self._docs[doc]), *rest)


def compile_facts(facts: Mapping[str, Sequence[Fact]], entries: Mapping[str, int]) -> dict[str, NDArray[Any]]:
    """The arrays of facts by key; ``entries`` gives the number of each key's entry where it has one."""
    keys = sorted(facts)
    rows = [fact for key in keys for fact in facts[key]]
    column = {name: list(map(itemgetter(number), rows)) for number, name in enumerate(Fact._fields)}
    texts, docs = _numbered(column["text"]), _numbered(["", *column["doc"]])
    tails = sorted(_tail(key) for key in keys if parts_of(key))
    return {
        **_named("key", keys),
        **_named("tail", tails),
        **_named("text", texts),
        **_named("doc", docs),
        "bounds": starts_of([len(facts[key]) for key in keys]),
        "entries": np.asarray([entries[key] + 1 if key in entries else _NO_ENTRY for key in keys], np.uint32),
        "kinds": np.asarray(column["kind"], np.uint8),
        "texts": np.asarray([texts[text] for text in column["text"]], np.uint32),
        "docs": np.asarray([docs[doc] for doc in column["doc"]], np.uint32),
        **{name: np.asarray(column[name], np.uint32) for name in _COLUMNS},
    }


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    """Each text with its place among all of them, in order."""
    return {text: number for number, text in enumerate(sorted(set(texts)))}


def _named(name: str, texts: Iterable[str]) -> dict[str, NDArray[Any]]:
    terms = compile_terms([text.encode("utf-8", "replace") for text in texts])
    return {f"{name}_bytes": terms["term_bytes"], f"{name}_starts": terms["term_starts"]}


def _tail(key: str) -> str:
    """A key by its second word."""
    first, rest = key.split(" ", 1)
    return f"{rest} {first}"


def _untailed(tail: str) -> str:
    rest, first = tail.rsplit(" ", 1)
    return f"{first} {rest}"


def _text(term: bytes) -> str:
    return term.decode("utf-8", "replace")
