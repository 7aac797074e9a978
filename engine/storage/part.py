"""Some sections, analysed: what a segment of the index is made of. Parts are made apart, then joined."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.catalog import outline_of
from engine.storage.forward_compiler import ForwardCompiler
from engine.storage.inversion import field_arrays, scored_fields
from engine.words.analysis import count_words

FieldArrays = dict[str, NDArray[Any]]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Part:
    """``fields`` are postings as ``FieldPostings`` takes them, those of keys (file, section id) among them.

    ``forward`` is as ``ForwardIndex`` takes it, ``ordinals`` as in ``Segment``. ``records`` are the sections
    as they are stored, ``outlines`` what a catalog says of them, encoded, both in order.
    """

    fields: dict[str, FieldArrays]
    forward: FieldArrays
    ordinals: NDArray[np.uint16]
    records: list[bytes]
    outlines: list[bytes]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self.ordinals)

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        arrays = [self.forward, *self.fields.values()]
        texts = (*self.records, *self.outlines)
        return sum(array.nbytes for group in arrays for array in group.values()) + sum(map(len, texts))


class PartCompiler:
    """Analyses sections; ``store`` makes of a section's record what is stored of it."""

    def __init__(self, store: Callable[[str], bytes]) -> None:
        self._store = store
        self._forward = ForwardCompiler()
        self._ordinals: list[int] = []
        self._records: list[bytes] = []
        self._outlines: list[bytes] = []
        self._docs = _Collected()
        self._sections = _Collected()
        self._words = _Collected()

    @property
    def passages(self) -> int:
        """How many passages were added."""
        return len(self._ordinals)

    def add(self, section: Section) -> None:
        """Add a section."""
        first, count = len(self._ordinals), len(section.passages)
        self._forward.add(section)
        self._ordinals.extend(range(count))
        self._records.append(self._store(_encode(section.to_record())))
        self._outlines.append(outline_of(section))
        for passage in range(first, first + count):
            self._docs.add(passage, {section.doc: 1})
        self._sections.add(first, {section.id: 1})
        self._words.add(first, count_words(" ".join([section.title, *section.breadcrumb, section.text])))

    def part(self) -> Part:
        """What was added."""
        forward = self._forward.arrays()
        ordinals = np.asarray(self._ordinals, np.uint16)
        terms = terms_of_arrays(forward)
        collected = {"doc": self._docs, "section": self._sections, "words": self._words}
        return Part(
            fields={
                **scored_fields(forward, terms, ordinals, self._forward.title_sizes),
                **{name: one.postings(len(ordinals)) for name, one in collected.items()},
            },
            forward=forward,
            ordinals=ordinals,
            records=self._records,
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
    joined = arrays["term_bytes"].tobytes()
    bounds = arrays["term_starts"].tolist()
    return [joined[start:end] for start, end in pairwise(bounds)]
