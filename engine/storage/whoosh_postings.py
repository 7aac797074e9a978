"""Postings and terms in the form of Whoosh's codec (``whoosh.codec.whoosh3``), from arrays.

The postings of a term are blocks of at most 1,024, eight times as many as Whoosh writes itself: they compress
better. A block has its length (negative in the last one), a pickled summary by which a search can pass over
it, and pickled passages, each as its distance from the one before, and weights. A term's entry sums them up
and says where its blocks are; a few postings stand in the entry itself.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pickle import dumps

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from engine.storage.part import FieldArrays
from engine.words.stretches import gather

BLOCK = 1024
# So many postings of a term are no larger in its entry than where a block of them would be.
_INLINE = 4
_COMPRESSION = 3
# A shorter block would hardly shrink.
_LEAST_COMPRESSED = 100
_INT = struct.Struct("!i")
# Whether the postings are in the entry itself, weight, passages, least and most length, greatest weight,
# first and last passage.
_SUMMARY = struct.Struct("!BfIBBfII")
# Place and length of the blocks.
_EXTENT = struct.Struct("!qi")


@dataclass(frozen=True, slots=True)
class _Blocks:
    """For each block of a field: where it starts among the postings, and its summary."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    least: NDArray[np.uint32]
    most: NDArray[np.uint32]
    shortest: NDArray[np.uint8]
    longest: NDArray[np.uint8]
    is_first: NDArray[np.bool_]


def write_postings(field: FieldArrays, lengths: NDArray[np.uint8] | None, out: bytearray) -> list[bytes]:
    """Add the blocks of a field to ``out``; returns the entries of its terms, in order.

    ``lengths`` are the passages' lengths as Whoosh codes them in one byte, None where it keeps none.
    """
    if not len(field["docs"]):
        return []
    codes = np.zeros(len(field["docs"]), np.uint8) if lengths is None else lengths[field["docs"]]
    blocks = _blocks_of(field, codes)
    start, sizes = len(out), np.zeros(len(blocks.starts) + 1, np.int64)
    # The postings of the others are in the entries of their terms.
    written = np.flatnonzero(~blocks.is_first | (blocks.ends - blocks.starts > _INLINE))
    for number, block in zip(written.tolist(), _encoded(field, blocks, written), strict=True):
        sizes[number + 1] = len(block)
        out += block
    places = start + np.cumsum(sizes)
    return _entries(field, codes, places[np.flatnonzero(np.append(blocks.is_first, True))])


def _blocks_of(field: FieldArrays, codes: NDArray[np.uint8]) -> _Blocks:
    starts = field["starts"].astype(np.int64)
    counts = -(-(starts[1:] - starts[:-1]) // BLOCK)
    first = np.concatenate([[0], np.cumsum(counts)])
    within = np.arange(first[-1]) - np.repeat(first[:-1], counts)
    begins = np.repeat(starts[:-1], counts) + BLOCK * within
    return _Blocks(
        starts=begins,
        ends=np.append(begins[1:], starts[-1]),
        least=np.minimum.reduceat(field["counts"], begins),
        most=np.maximum.reduceat(field["counts"], begins),
        shortest=np.minimum.reduceat(codes, begins),
        longest=np.maximum.reduceat(codes, begins),
        is_first=within == 0,
    )


def _encoded(field: FieldArrays, blocks: _Blocks, numbers: NDArray[np.intp]) -> Iterator[bytes]:
    """The blocks with these numbers."""
    docs, weights = field["docs"].astype(np.int64), field["counts"].astype(np.float64)
    steps = np.diff(docs, prepend=0)
    steps[blocks.starts] = docs[blocks.starts]
    columns = (
        blocks.starts,
        blocks.ends,
        blocks.least,
        blocks.most,
        blocks.shortest,
        blocks.longest,
        docs[blocks.ends - 1],
        blocks.is_first,
        np.append(blocks.is_first[1:], True),
    )
    rows = zip(*(column[numbers].tolist() for column in columns), strict=True)
    for start, end, least, most, shortest, longest, last, is_first, is_last in rows:
        given = _weights(weights, start, end, least, most)
        data = dumps((tuple(steps[start:end].tolist()), given, None), 2)
        compression = _COMPRESSION if len(data) >= _LEAST_COMPRESSED else 0
        if compression:
            data = zlib.compress(data, compression)
        summary = dumps((end - start, last, float(most), compression, shortest, longest), 2)
        length = len(summary) + len(data)
        mark = WHOOSH3_HEADER_MAGIC if is_first else b""
        yield mark + _INT.pack(-length if is_last else length) + summary + data


def _weights(
    weights: NDArray[np.float64], start: int, end: int, least: int, most: int
) -> tuple[float, ...] | float | None:
    """One weight if all are equal, and none if they are 1."""
    if least == most:
        return None if most == 1 else float(most)
    return tuple(weights[start:end].tolist())


def _entries(field: FieldArrays, codes: NDArray[np.uint8], places: NDArray[np.int64]) -> list[bytes]:
    """``places[i]`` is where the blocks of the i-th term begin, and at last where all end.

    The blocks of a term with few postings are empty.
    """
    starts = field["starts"].astype(np.int64)
    first, last = starts[:-1], starts[1:] - 1
    most = np.maximum.reduceat(field["counts"], first)
    columns = (
        np.add.reduceat(field["counts"].astype(np.float64), first),
        starts[1:] - first,
        np.minimum.reduceat(codes, first),
        np.maximum.reduceat(codes, first),
        most.astype(np.float64),
        field["docs"][first],
        field["docs"][last],
    )
    summaries = zip(*(column.tolist() for column in columns), strict=True)
    is_inlined = starts[1:] - first <= _INLINE
    inlined = _inlined(field, most, np.flatnonzero(is_inlined))
    rows = zip(is_inlined.tolist(), places[:-1].tolist(), places[1:].tolist(), strict=True)
    return [
        _SUMMARY.pack(1, *summary) + next(inlined)
        if is_inline
        else _SUMMARY.pack(0, *summary) + _EXTENT.pack(place, until - place)
        for summary, (is_inline, place, until) in zip(summaries, rows, strict=True)
    ]


def _inlined(field: FieldArrays, most: NDArray[np.uint32], terms: NDArray[np.intp]) -> Iterator[bytes]:
    """Passages and weights of these terms, no weights where all are 1; ``most`` is each term's greatest."""
    places, bounds = gather(field["starts"], terms)
    docs, weights = field["docs"][places].tolist(), field["counts"][places].astype(np.float64).tolist()
    for (start, end), weight in zip(pairwise(bounds.tolist()), most[terms].tolist(), strict=True):
        given = tuple(weights[start:end]) if weight > 1 else ()
        yield bytes(dumps((tuple(docs[start:end]), given, ()), 2))
