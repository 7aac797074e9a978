"""Parts of an index that is written already, to be joined with others: what Whoosh and its arrays hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.part import Part
from engine.storage.part_joining import without_passages
from engine.storage.postings import compile_field
from engine.storage.segment import catalog_of, grouped_arrays, postings_of
from engine.storage.whoosh_schema import COMPILED_FIELDS, KEY_FIELDS
from engine.storage.whoosh_segment import stored_record


def part_of_segment(reader: Any, arrays: Mapping[str, NDArray[Any]]) -> Part:
    """What is not deleted of a segment, from Whoosh's reader of it and its arrays."""
    fields, forward = grouped_arrays(arrays, COMPILED_FIELDS)
    ordinals = arrays["ordinals"]
    keys = {field: compile_field(postings_of(reader, field), len(ordinals)) for field in KEY_FIELDS}
    firsts = np.flatnonzero(ordinals == 0).tolist()
    records = [stored_record(reader.stored_fields(number)["record"]) for number in firsts]
    part = Part(fields | keys, forward, ordinals, records, catalog_of(arrays).outlines())
    gone = np.zeros(len(ordinals), dtype=np.bool_)
    gone[list(reader.segment().deleted_docs())] = True
    return without_passages(part, gone) if gone.any() else part
