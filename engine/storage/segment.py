"""One immutable segment of an index, as ranking sees it: postings as arrays, and what is deleted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.catalog import Catalog, check_of, compile_catalog, outline_of
from engine.storage.forward import ForwardIndex
from engine.storage.forward_compiler import compile_forward
from engine.storage.forward_packing import pack_forward, unpack_forward
from engine.storage.postings import WHOLE_FIELD, FieldPostings, compile_field
from engine.storage.section_record import read_record
from engine.storage.word_counts import WordCounts, compile_words, count_sections

_FORWARD = "forward"
_CATALOG = "catalog"
_WORDS = "words"

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Segment:
    """``base`` is the number of the segment's first passage in the whole index.

    ``ordinals[p]`` is which passage of its section passage ``p`` is, so ``p - ordinals[p]`` names the
    section. ``holders`` are the passages that store records (``section_record``), each of its own section and
    of those that follow, up to the next one. ``deleted[p]`` is true where the passage is gone; None where
    nothing is. ``words`` leaves out what is deleted.
    """

    base: int
    fields: Mapping[str, FieldPostings]
    words: WordCounts
    forward: ForwardIndex
    catalog: Catalog
    ordinals: NDArray[np.uint16]
    holders: NDArray[np.uint32]
    deleted: NDArray[np.bool_] | None

    @property
    def size(self) -> int:
        """How many passages the segment holds, deleted ones included."""
        return len(self.ordinals)

    def sections_of(self, doc: str) -> NDArray[np.intp]:
        """The first passages of a document's sections, in order; none where it is deleted or not here."""
        number = self.catalog.paths.find(doc)
        if number is None:
            return np.empty(0, np.intp)
        return self._alive(np.flatnonzero((self.catalog.owners == number) & (self.ordinals == 0)))

    def sections_by_id(self, section_id: str) -> NDArray[np.intp]:
        """The first passages of the sections that may have this id, few of which have another."""
        sections = np.flatnonzero(self.catalog.ids == check_of(section_id))
        return self._alive(np.flatnonzero(self.ordinals == 0)[sections]) if len(sections) else sections

    def record_of(self, first: int) -> tuple[int, int]:
        """The passage that holds the record of a first passage's section, and its number in the record."""
        holder = int(self.holders[bisect_right(self.holders.data, first) - 1])
        return holder, int(np.count_nonzero(self.ordinals[holder:first] == 0))

    def _alive(self, passages: NDArray[np.intp]) -> NDArray[np.intp]:
        return passages if self.deleted is None else passages[~self.deleted[passages]]


def compile_segment(reader: Any, fields: tuple[str, ...]) -> Arrays:
    """The arrays of a segment from Whoosh's reader of it (``whoosh.reading.SegmentReader``)."""
    passages = reader.doc_count_all()
    ordinals = reader.column_reader("ordinal")
    numbers = np.fromiter((ordinals[number] for number in range(passages)), np.uint16, passages)
    compiled = {field: compile_field(postings_of(reader, field), passages) for field in fields}
    docs = compile_field(postings_of(reader, "doc"), passages)
    holders = [number for number in range(passages) if "record" in reader.stored_fields(number)]
    sections = list(stored_sections(reader, holders))
    ids = np.asarray([check_of(section.id) for section in sections], np.uint32)
    return named_arrays(
        numbers,
        np.asarray(holders, np.uint32),
        compiled,
        compile_words(count_sections(sections)),
        compile_forward(sections),
        compile_catalog(docs, ids, [outline_of(section) for section in sections]),
    )


def named_arrays(
    ordinals: NDArray[np.uint16],
    holders: NDArray[np.uint32],
    fields: Mapping[str, Mapping[str, NDArray[Any]]],
    words: Mapping[str, NDArray[Any]],
    forward: Mapping[str, NDArray[Any]],
    catalog: Mapping[str, NDArray[Any]],
) -> Arrays:
    """The arrays of a segment under the names that ``segment_from_arrays`` knows them by."""
    groups = {**fields, _WORDS: words, _FORWARD: pack_forward(forward), _CATALOG: catalog}
    named = {f"{group}.{name}": array for group, arrays in groups.items() for name, array in arrays.items()}
    return {"ordinals": ordinals, "holders": holders, **named}


def field_arrays_of(arrays: Mapping[str, NDArray[Any]], fields: tuple[str, ...]) -> dict[str, Arrays]:
    """The arrays of a segment's fields, as ``named_arrays`` takes them."""
    return {field: _arrays_of(arrays, field) for field in fields}


def forward_of(arrays: Mapping[str, NDArray[Any]]) -> Arrays:
    """The arrays of a segment's forward index, as ``named_arrays`` takes them."""
    return unpack_forward(_arrays_of(arrays, _FORWARD), _arrays_of(arrays, WHOLE_FIELD))


def words_of_segment(
    arrays: Mapping[str, NDArray[Any]], gone: Mapping[str, NDArray[Any]] | None
) -> WordCounts:
    """The words of a segment from its arrays and those of what is deleted of it, if anything is."""
    return WordCounts(_arrays_of(arrays, _WORDS), gone)


def catalog_of(arrays: Mapping[str, NDArray[Any]]) -> Catalog:
    """The catalog of a segment from the segment's arrays."""
    return Catalog(_arrays_of(arrays, _CATALOG))


def segment_from_arrays(
    arrays: Mapping[str, NDArray[Any]],
    fields: tuple[str, ...],
    base: int,
    gone: Mapping[str, NDArray[Any]] | None = None,
) -> Segment:
    """The segment from its arrays and those of what is deleted of it (``deleted_words``), if anything is."""
    postings = {field: FieldPostings(one) for field, one in field_arrays_of(arrays, fields).items()}
    return Segment(
        base=base,
        fields=postings,
        words=words_of_segment(arrays, gone),
        forward=ForwardIndex(_arrays_of(arrays, _FORWARD), postings[WHOLE_FIELD].terms),
        catalog=catalog_of(arrays),
        ordinals=arrays["ordinals"],
        holders=arrays["holders"],
        deleted=None if gone is None else _mask(gone["passages"], len(arrays["ordinals"])),
    )


def stored_sections(reader: Any, passages: Iterable[int]) -> Iterator[Section]:
    """The sections whose records any of these passages of a segment hold, deleted ones included, in order."""
    for number in passages:
        record = reader.stored_fields(number).get("record")
        if record is not None:
            yield from read_record(record)


def postings_of(reader: Any, field: str) -> Iterator[tuple[bytes, list[int], list[float]]]:
    """Yield (term, passages, counts) of a field in byte order."""
    for term in reader.lexicon(field):
        matcher = reader.postings(field, term)
        docs: list[int] = []
        counts: list[float] = []
        while matcher.is_active():
            docs.append(matcher.id())
            counts.append(matcher.weight())
            matcher.next()
        yield term, docs, counts


def _arrays_of(arrays: Mapping[str, NDArray[Any]], field: str) -> dict[str, NDArray[Any]]:
    prefix = f"{field}."
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}


def _mask(deleted: NDArray[Any], size: int) -> NDArray[np.bool_]:
    mask = np.zeros(size, dtype=np.bool_)
    mask[deleted] = True
    return mask
