"""Parts of an index that is written already, to be joined with others: what Whoosh and its arrays hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.deleted_words import compile_deleted_words
from engine.storage.part import Part
from engine.storage.part_joining import without_passages
from engine.storage.postings import compile_field
from engine.storage.segment import (
    catalog_of,
    field_arrays_of,
    forward_of,
    postings_of,
    words_of_segment,
)
from engine.storage.whoosh_schema import DOC_FIELD, SCORED_FIELDS
from engine.storage.whoosh_segment import stored_record


def part_of_segment(reader: Any, arrays: Mapping[str, NDArray[Any]], folder: Path | None) -> Part:
    """What is not deleted of a segment, from Whoosh's reader of it and its arrays.

    ``folder`` is where arrays are, if anywhere.
    """
    ordinals, holders = arrays["ordinals"], arrays["holders"]
    gone = np.zeros(len(ordinals), dtype=np.bool_)
    gone[list(reader.segment().deleted_docs())] = True
    deleted = compile_deleted_words(reader, folder) if gone.any() else None
    catalog = catalog_of(arrays)
    part = Part(
        fields={
            **field_arrays_of(arrays, SCORED_FIELDS),
            DOC_FIELD: compile_field(postings_of(reader, DOC_FIELD), len(ordinals)),
        },
        words=words_of_segment(arrays, deleted).arrays(),
        forward=forward_of(arrays),
        ordinals=ordinals,
        holders=holders,
        records=[stored_record(reader.stored_fields(number)["record"]) for number in holders.tolist()],
        ids=catalog.ids,
        outlines=catalog.outlines(),
    )
    return without_passages(part, gone) if gone.any() else part
