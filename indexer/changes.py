"""What has changed in the corpus folder since a generation was built, without reading what has not."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.storage.manifest import DocumentEntry, LeftOut

# A file written so shortly before it is read may be written again without its time changing.
FRESH_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """``unchanged`` by size and time; ``to_read`` the others, as ordered; ``gone`` are no longer there.

    ``left_out`` are files that could not be indexed last time and have not changed since.
    """

    unchanged: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    to_read: tuple[str, ...]
    gone: tuple[str, ...]


def find_changes(
    root: Path,
    paths: Sequence[str],
    known: Mapping[str, DocumentEntry],
    known_left_out: Sequence[LeftOut] = (),
) -> Changes:
    """Compare the files with what the current generation says of them."""
    unchanged = [path for path in paths if path in known and _is_unchanged(f"{root}/{path}", known[path])]
    present = set(paths)
    left_out = [
        left for left in known_left_out if left.path in present and _is_unchanged(f"{root}/{left.path}", left)
    ]
    same = {*unchanged, *(left.path for left in left_out)}
    return Changes(
        unchanged=tuple(unchanged),
        left_out=tuple(left_out),
        to_read=tuple(path for path in paths if path not in same),
        gone=tuple(path for path in known if path not in present),
    )


def trusted_mtime(path: Path) -> int:
    """The file's modification time in nanoseconds, or 0 if it is too fresh to tell a later change by."""
    try:
        mtime = path.stat().st_mtime_ns
    except OSError:
        return 0
    return mtime if time.time_ns() - mtime > FRESH_NS else 0


def _is_unchanged(path: str, entry: DocumentEntry | LeftOut) -> bool:
    # Of every file of the collection: a path that is text alone takes half the time.
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return False
    return entry.mtime_ns != 0 and (status.st_size, status.st_mtime_ns) == (entry.size, entry.mtime_ns)
