"""Forward indexes and segments made by hand, without a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.catalog import Catalog
from engine.storage.forward import ForwardIndex
from engine.storage.forward_compiler import compile_forward
from engine.storage.forward_packing import pack_forward
from engine.storage.postings import FieldPostings
from engine.storage.segment import Segment
from engine.storage.term_list import TermList
from engine.storage.word_counts import WordCounts, compile_words


def forward_index(sections: Sequence[Section]) -> ForwardIndex:
    """The forward index of these sections."""
    forward = compile_forward(sections)
    return ForwardIndex(pack_forward(forward), TermList(forward["term_bytes"], forward["term_starts"]))


def segment(
    ordinals: Sequence[int],
    fields: Mapping[str, dict[str, NDArray[Any]]],
    sections: Sequence[Section],
    *,
    base: int = 0,
    deleted: Sequence[bool] = (),
) -> Segment:
    """A segment that stores nothing: postings and words alone."""
    return Segment(
        base=base,
        fields={name: FieldPostings(arrays) for name, arrays in fields.items()},
        words=WordCounts(compile_words({}), None),
        forward=forward_index(sections),
        catalog=Catalog({}),
        ordinals=np.asarray(ordinals, np.uint16),
        holders=np.empty(0, np.uint32),
        deleted=np.asarray(deleted, np.bool_) if any(deleted) else None,
    )
