"""Some sections, analysed: what a segment of the index is made of. Parts are made apart, then joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.catalog import check_of, outline_of
from engine.storage.forward_compiler import ForwardCompiler
from engine.storage.inversion import field_arrays, scored_fields
from engine.storage.section_record import shared_by, write_record
from engine.storage.term_list import TermList
from engine.storage.word_counts import compile_words, words_of

FieldArrays = dict[str, NDArray[Any]]

# Sections are stored together up to so many characters: more would compress little better, and take longer
# to be read for one of them.
_RECORD_LENGTH = 4_000
# About what a section takes beside its text.
_LINE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Part:
    """``fields`` are postings as ``FieldPostings`` takes them, those of the file among them.

    ``words`` are as ``WordCounts`` takes them, ``forward`` as ``ForwardCompiler`` makes it, ``ordinals`` and
    ``holders`` as in ``Segment``. ``records`` are the sections as each holder stores them; ``ids`` and
    ``outlines`` are what a catalog says of each section.
    """

    fields: dict[str, FieldArrays]
    words: FieldArrays
    forward: FieldArrays
    ordinals: NDArray[np.uint16]
    holders: NDArray[np.uint32]
    records: list[bytes]
    ids: NDArray[np.uint32]
    outlines: list[bytes]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self.ordinals)

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        arrays = [self.words, self.forward, *self.fields.values()]
        texts = (*self.records, *self.outlines)
        return sum(array.nbytes for group in arrays for array in group.values()) + sum(map(len, texts))


class PartCompiler:
    """Analyses sections; ``store`` makes of a record what is stored of it."""

    def __init__(self, store: Callable[[str], bytes]) -> None:
        self._store = store
        self._forward = ForwardCompiler()
        self._ordinals: list[int] = []
        self._holders: list[int] = []
        self._records: list[bytes] = []
        self._together: list[Section] = []
        self._length = 0
        self._ids: list[int] = []
        self._outlines: list[bytes] = []
        self._docs = _Collected()
        self._words: Counter[bytes] = Counter()

    @property
    def passages(self) -> int:
        """How many passages were added."""
        return len(self._ordinals)

    def add(self, section: Section) -> None:
        """Add a section."""
        first, count = len(self._ordinals), len(section.passages)
        self._forward.add(section)
        self._add_record(section)
        self._ordinals.extend(range(count))
        self._ids.append(check_of(section.id))
        self._outlines.append(outline_of(section))
        for passage in range(first, first + count):
            self._docs.add(passage, {section.doc: 1})
        self._words.update(words_of(section))

    def _add_record(self, section: Section) -> None:
        self._length += len(section.text) + _LINE_LENGTH
        if self._length > _RECORD_LENGTH or not self._belongs(section):
            self._store_together()
            self._holders.append(len(self._ordinals))
            self._length = len(section.text) + _LINE_LENGTH
        self._together.append(section)

    def _belongs(self, section: Section) -> bool:
        """Whether it can be stored with those before it."""
        return bool(self._together) and shared_by(section) == shared_by(self._together[0])

    def _store_together(self) -> None:
        if self._together:
            self._records.append(self._store(write_record(self._together)))
            self._together = []

    def part(self) -> Part:
        """What was added."""
        self._store_together()
        forward = self._forward.arrays()
        ordinals = np.asarray(self._ordinals, np.uint16)
        terms = terms_of_arrays(forward)
        return Part(
            fields={
                **scored_fields(forward, terms, ordinals, self._forward.title_sizes),
                "doc": self._docs.postings(len(ordinals)),
            },
            words=compile_words(self._words),
            forward=forward,
            ordinals=ordinals,
            holders=np.asarray(self._holders, np.uint32),
            records=self._records,
            ids=np.asarray(self._ids, np.uint32),
            outlines=self._outlines,
        )


class _Collected:
    """Terms with their counts, as they come."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._counts: list[int] = []
        self._passages: list[int] = []

    def add(self, passage: int, counts: Mapping[str, int]) -> None:
        self._terms.extend(counts.keys())
        self._counts.extend(counts.values())
        self._passages.extend([passage] * len(counts))

    def postings(self, passages: int) -> FieldArrays:
        encoded = [term.encode("utf-8", "replace") for term in self._terms]
        terms = sorted(set(encoded))
        numbers = dict(zip(terms, range(len(terms)), strict=True))
        words = np.fromiter(map(numbers.__getitem__, encoded), np.int64, len(encoded))
        docs, counts = np.asarray(self._passages, np.int64), np.asarray(self._counts, np.int64)
        order = np.lexsort((docs, words))
        return field_arrays(terms, words[order], docs[order], counts[order], passages)


def terms_of_arrays(arrays: FieldArrays) -> list[bytes]:
    """The terms of a field or of a forward index, in byte order."""
    return TermList(arrays["term_bytes"], arrays["term_starts"]).all()
