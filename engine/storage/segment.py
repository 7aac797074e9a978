"""One immutable segment of an index, as ranking sees it: postings as arrays, and what is deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.catalog import Catalog, compile_catalog, outline_of
from engine.storage.forward import ForwardIndex
from engine.storage.forward_compiler import compile_forward
from engine.storage.postings import FieldPostings, compile_field

_FORWARD = "forward"
_CATALOG = "catalog"


@dataclass(frozen=True, slots=True)
class Segment:
    """``base`` is the number of the segment's first passage in the whole index.

    ``ordinals[p]`` is which passage of its section passage ``p`` is, so ``p - ordinals[p]`` names the
    section. ``deleted[p]`` is true where the passage is gone; None where nothing is.
    """

    base: int
    fields: Mapping[str, FieldPostings]
    forward: ForwardIndex
    catalog: Catalog
    ordinals: NDArray[np.uint16]
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
        firsts = np.flatnonzero((self.catalog.owners == number) & (self.ordinals == 0))
        return firsts if self.deleted is None else firsts[~self.deleted[firsts]]


def compile_segment(reader: Any, fields: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    """The arrays of a segment from Whoosh's reader of it (``whoosh.reading.SegmentReader``)."""
    passages = reader.doc_count_all()
    ordinals = reader.column_reader("ordinal")
    numbers = np.fromiter((ordinals[number] for number in range(passages)), np.uint16, passages)
    compiled = {field: compile_field(postings_of(reader, field), passages) for field in fields}
    docs = compile_field(postings_of(reader, "doc"), passages)
    catalog = compile_catalog(docs, [outline_of(section) for section in _stored_sections(reader)])
    return named_arrays(numbers, compiled, compile_forward(_stored_sections(reader)), catalog)


def named_arrays(
    ordinals: NDArray[np.uint16],
    fields: Mapping[str, Mapping[str, NDArray[Any]]],
    forward: Mapping[str, NDArray[Any]],
    catalog: Mapping[str, NDArray[Any]],
) -> dict[str, NDArray[Any]]:
    """The arrays of a segment under the names that ``segment_from_arrays`` knows them by."""
    groups = {**fields, _FORWARD: forward, _CATALOG: catalog}
    return {"ordinals": ordinals} | {
        f"{group}.{name}": array for group, arrays in groups.items() for name, array in arrays.items()
    }


def grouped_arrays(
    arrays: Mapping[str, NDArray[Any]], fields: tuple[str, ...]
) -> tuple[dict[str, dict[str, NDArray[Any]]], dict[str, NDArray[Any]]]:
    """The arrays of a segment's fields and of its forward index, as ``named_arrays`` takes them."""
    return {field: _arrays_of(arrays, field) for field in fields}, _arrays_of(arrays, _FORWARD)


def catalog_of(arrays: Mapping[str, NDArray[Any]]) -> Catalog:
    """The catalog of a segment from the segment's arrays."""
    return Catalog(_arrays_of(arrays, _CATALOG))


def segment_from_arrays(
    arrays: Mapping[str, NDArray[Any]], fields: tuple[str, ...], base: int, deleted: set[int]
) -> Segment:
    """The segment from its arrays and the numbers of its deleted passages."""
    postings, forward = grouped_arrays(arrays, fields)
    return Segment(
        base=base,
        fields={field: FieldPostings(one) for field, one in postings.items()},
        forward=ForwardIndex(forward),
        catalog=catalog_of(arrays),
        ordinals=arrays["ordinals"],
        deleted=_mask(deleted, len(arrays["ordinals"])) if deleted else None,
    )


def _stored_sections(reader: Any) -> Iterator[Section]:
    """The sections of a segment, deleted ones included: the numbers of passages must agree."""
    for number in range(reader.doc_count_all()):
        record = reader.stored_fields(number).get("record")
        if record is not None:
            yield Section.from_record(json.loads(record))


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


def _mask(deleted: set[int], size: int) -> NDArray[np.bool_]:
    mask = np.zeros(size, dtype=np.bool_)
    mask[list(deleted)] = True
    return mask
