"""Divides the files that are to be read into batches: the same ones however many processes read them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from indexer.batch_reading import FileToRead

# In bytes of files: some tenths of a second of work. What waits to be written is bounded by it.
BATCH_BYTES = 1_000_000
# Below this, a second process would take longer to start than it would save.
LEAST_FOR_PROCESSES = 4_000_000


def batches_of(root: Path, files: Iterable[FileToRead]) -> Iterator[list[FileToRead]]:
    """The files in order, in batches of about ``BATCH_BYTES``; a larger file is one alone."""
    batch: list[FileToRead] = []
    size = 0
    for file in files:
        bytes_of_file = _size(root / file.path)
        if batch and size + bytes_of_file > BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += bytes_of_file
    if batch:
        yield batch


def processes_for(root: Path, paths: Iterable[str], jobs: int | None) -> int:
    """How many processes to read with: ``jobs``, or one for each core where there is much to read."""
    if jobs is not None:
        return jobs
    size = 0
    for path in paths:
        size += _size(root / path)
        if size >= LEAST_FOR_PROCESSES:
            return _cores()
    return 1


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
