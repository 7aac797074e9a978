"""The words of what is deleted of a segment, counted in a file of their own beside the segment's arrays.

Its name tells how much is deleted. Ever more is: a build counts what it deletes, and nothing else again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.array_file import open_arrays
from engine.storage.segment import stored_sections
from engine.storage.word_counts import Arrays, compile_words, count_sections, read_words


def deleted_words_path(folder: Path, segment: Any) -> Path:
    """Where in the folder of arrays the words are of what is deleted of a Whoosh segment."""
    return folder / f"{segment.segment_id()}-without-{segment.deleted_count()}.arrays"


def compile_deleted_words(reader: Any, folder: Path | None) -> Arrays:
    """The words of what is deleted of a segment, from Whoosh's reader of it.

    ``folder`` may hold those of what was deleted of it earlier, which are not counted again.
    """
    before = _counted_before(folder, reader.segment())
    known = set(before["passages"].tolist()) if before else set()
    deleted = sorted(reader.segment().deleted_docs())
    counts = count_sections(stored_sections(reader, [number for number in deleted if number not in known]))
    if before:
        counts.update(read_words(before))
    return {**compile_words(counts), "passages": np.asarray(deleted, np.uint32)}


def _counted_before(folder: Path | None, segment: Any) -> Mapping[str, NDArray[Any]] | None:
    paths = folder.glob(f"{segment.segment_id()}-without-*.arrays") if folder else ()
    return next(map(open_arrays, paths), None)
