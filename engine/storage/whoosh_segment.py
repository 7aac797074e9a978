"""Writes a part of an index as a Whoosh segment: the files of Whoosh's codec, from arrays.

Whoosh's own writer takes one posting at a time through a pool that it sorts, which is most of the time of a
plain build. Postings that are counted and sorted already need none of that. What is written is in the form of
Whoosh's codec (``whoosh.codec.whoosh3``), so that any program with Whoosh can read it, in larger blocks than
its writer makes. The bytes depend on the part alone.
"""

from __future__ import annotations

import struct
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from pickle import dumps
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import VarBytesColumn
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.util.numeric import length_to_byte

from engine.storage.part import Part, terms_of_arrays
from engine.storage.whoosh_postings import write_postings
from engine.storage.whoosh_schema import SCORED_FIELDS
from engine.storage.whoosh_term_table import term_table

INDEX_NAME = "MAIN"
_COMPRESSION = 6
_FIELD_NUMBER = struct.Struct("!H")


def stored_record(record: str) -> bytes:
    """A record of sections as Whoosh's codec stores it."""
    return zlib.compress(dumps({"record": record}, 2), _COMPRESSION)


def write_segment(storage: FileStorage, part: Part, name: str) -> Any:
    """Write ``part`` as a segment of this name (letters and digits); returns Whoosh's description of it."""
    segment = W3Codec().new_segment(storage, INDEX_NAME)
    segment.segid = name
    segment.set_doc_count(part.passages)
    lengths = {field: part.fields[field]["lengths"] for field in SCORED_FIELDS}
    segment._fieldlengths = defaultdict(int, {field: int(one.sum()) for field, one in lengths.items()})
    codes = {field: _length_codes(one) for field, one in lengths.items()}
    _write_compound(storage, segment, _files(part, codes))
    return segment


def _files(part: Part, codes: Mapping[str, NDArray[np.uint8]]) -> Iterator[tuple[str, bytes | bytearray]]:
    """The files of a segment by the ends of their names. Each is made when it is wanted: they are large."""
    postings = bytearray()
    yield W3Codec.TERMS_EXT, _terms(part, codes, postings)
    yield W3Codec.POSTS_EXT, postings
    del postings
    yield f"._stored{W3Codec.COLUMN_EXT}", _stored_column(part)
    yield f".ordinal{W3Codec.COLUMN_EXT}", part.ordinals.astype(">u2").tobytes()
    for field, one in codes.items():
        yield f"._{field}_len{W3Codec.COLUMN_EXT}", one.tobytes()


def _length_codes(lengths: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Lengths as Whoosh keeps them: in one byte, rounded."""
    different, places = np.unique(lengths, return_inverse=True)
    return np.asarray([length_to_byte(length) for length in different.tolist()], np.uint8)[places]


def _terms(part: Part, codes: Mapping[str, NDArray[np.uint8]], postings: bytearray) -> bytes:
    """The table of terms; their postings are added to ``postings``."""
    keys: list[bytes] = []
    entries: list[bytes] = []
    numbers: dict[str, int] = {}
    for field, arrays in sorted(part.fields.items()):
        own = write_postings(arrays, codes.get(field), postings)
        if own:
            prefix = _FIELD_NUMBER.pack(numbers.setdefault(field, len(numbers)))
            keys += [prefix + term for term in terms_of_arrays(arrays)]
            entries += own
    return term_table(keys, entries, numbers)


def _stored_column(part: Part) -> bytes:
    written: list[bytes] = []
    file = _memory_file(written)
    column = VarBytesColumn().writer(file)
    for number, record in zip(part.holders.tolist(), part.records, strict=True):
        column.add(number, record)
    column.finish(part.passages)
    file.close()
    return written[0]


def _memory_file(written: list[bytes]) -> StructFile:
    """A file of Whoosh's in memory; when it is closed, its content goes to ``written``."""
    return StructFile(BytesIO(), onclose=lambda file: written.append(file.raw_file().getvalue()))


def _write_compound(
    storage: FileStorage, segment: Any, files: Iterator[tuple[str, bytes | bytearray]]
) -> None:
    """One file for the whole segment, in a given order and without times."""
    out = segment.create_file(storage, segment.COMPOUND_EXT)
    out.write_long(0)
    out.write_int(0)
    directory = {}
    for extension, content in files:
        place = {"offset": out.tell(), "length": len(content), "modified": 0}
        directory[segment.make_filename(extension)] = place
        out.write(content)
    CompoundStorage.write_dir(out, 0, directory)
    segment.compound = True
