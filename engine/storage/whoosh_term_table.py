"""Writes a table of terms in the form of Whoosh's ordered hash file, all at once.

It is what Whoosh's ``OrderedHashWriter`` makes of the same terms one by one, byte for byte: records of a key
and a value, 256 hash tables of where each record is, where each table is, and all places in the order of the
keys.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from hashlib import md5
from pickle import dumps

import numpy as np
from numpy.typing import NDArray

from engine.storage.term_list import starts_of

# "HSH3" with the number of the hash function, MD5, and what Whoosh keeps for later.
_HEADER = b"HSH3" + bytes(9)
_LENGTHS = struct.Struct("!ii")
_INT = struct.Struct("!i")
_TABLES = 256
_POINTER = np.dtype([("hash", ">u4"), ("place", ">i8")])
_DIRECTORY = np.dtype([("place", ">i8"), ("slots", ">i4")])
# The types of places by what they hold less than, with Whoosh's names of them.
_PLACE_TYPES = ((1 << 16, "H", ">u2"), (1 << 31, "i", ">i4"), (1 << 32, "I", ">u4"), (1 << 63, "q", ">i8"))


def term_table(keys: Sequence[bytes], values: Sequence[bytes], fields: Mapping[str, int]) -> bytes:
    """The table of keys, in increasing order, with their values; ``fields`` are the numbers of fields."""
    records = [
        _LENGTHS.pack(len(key), len(value)) + key + value for key, value in zip(keys, values, strict=True)
    ]
    places = len(_HEADER) + starts_of([len(record) for record in records]).astype(np.int64)
    extras = _extras(fields, places[:-1])
    tables = _hash_tables(keys, places[:-1], int(places[-1]))
    return b"".join([_HEADER, *records, tables, extras, _INT.pack(len(extras))])


def _extras(fields: Mapping[str, int], places: NDArray[np.int64]) -> bytes:
    last = int(places.max(initial=0))
    name, dtype = next((name, dtype) for limit, name, dtype in _PLACE_TYPES if last < limit)
    extras = dumps({"fieldmap": dict(fields), "indextype": name, "indexlen": len(places)}, -1)
    return bytes(extras) + places.astype(dtype).tobytes()


def _hash_tables(keys: Sequence[bytes], places: NDArray[np.int64], offset: int) -> bytes:
    """The hash tables, of which the first stands at ``offset``, and where each of them is.

    A table has twice as many slots as keys. One whose slot is taken has the next that is free.
    """
    hashes = np.frombuffer(b"".join([md5(key).digest()[-4:] for key in keys]), ">u4").astype(np.int64)
    tables = hashes % _TABLES
    sizes = 2 * np.bincount(tables, minlength=_TABLES)
    firsts = starts_of(sizes).astype(np.int64)
    pointers = np.zeros(2 * len(keys), _POINTER)
    wanted = (hashes >> 8) % sizes[tables]
    slots = _free_slots(firsts[tables].tolist(), sizes[tables].tolist(), wanted.tolist())
    pointers["hash"][slots], pointers["place"][slots] = hashes, places
    directory = np.zeros(_TABLES, _DIRECTORY)
    directory["place"], directory["slots"] = offset + firsts[:-1] * _POINTER.itemsize, sizes
    return pointers.tobytes() + directory.tobytes()


def _free_slots(firsts: Sequence[int], sizes: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """For each key its slot among those of all tables: ``firsts`` and ``sizes`` are those of its table."""
    taken = bytearray(2 * len(wanted))
    slots = []
    for first, size, slot in zip(firsts, sizes, wanted, strict=True):
        while taken[first + slot]:
            slot = (slot + 1) % size
        taken[first + slot] = 1
        slots.append(first + slot)
    return slots
