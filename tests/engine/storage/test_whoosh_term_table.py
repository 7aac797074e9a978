"""The table must be what Whoosh itself would write, byte for byte."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filetables import OrderedHashReader, OrderedHashWriter
from whoosh.filedb.structfile import BufferFile, StructFile

from engine.storage.whoosh_term_table import term_table

_FIELDS = {"all": 0, "title": 1}


def _by_whoosh(entries: dict[bytes, bytes]) -> bytes:
    written: list[bytes] = []
    file = StructFile(BytesIO(), onclose=lambda file: written.append(file.raw_file().getvalue()))
    table = OrderedHashWriter(file)
    table.extras["fieldmap"] = _FIELDS
    for key in sorted(entries):
        table.add(key, entries[key])
    table.close()
    return written[0]


def _written(entries: dict[bytes, bytes]) -> bytes:
    keys = sorted(entries)
    return term_table(keys, [entries[key] for key in keys], _FIELDS)


@given(st.dictionaries(st.binary(min_size=1, max_size=4), st.binary(max_size=4), max_size=60))
@settings(deadline=None)
def test_a_table_is_that_of_whoosh(entries: dict[bytes, bytes]) -> None:
    assert _written(entries) == _by_whoosh(entries)


@pytest.mark.parametrize("count", [0, 1, 3_000])
@pytest.mark.parametrize("size", [0, 30])
def test_so_is_one_with_full_slots_and_wide_places(count: int, size: int) -> None:
    entries = {b"%06d" % number: bytes(size) for number in range(count)}
    assert _written(entries) == _by_whoosh(entries)


def test_whoosh_finds_each_key() -> None:
    entries = {b"term %d" % number: b"value %d" % number for number in range(700)}
    table = _written(entries)
    reader = OrderedHashReader(BufferFile(memoryview(table)), len(table))
    assert {key: reader[key] for key in entries} == entries
    assert list(reader.keys()) == sorted(entries)
    assert b"term 700" not in reader
