"""A folder's own lock: it needs no file, and ends with its holder."""

from __future__ import annotations

import fcntl
import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_SECONDS = 0.02


class FolderLocked(Exception):
    """Another process did not let go of a folder's lock in time."""


@contextmanager
def locked_folder(folder: Path, seconds: float = math.inf) -> Iterator[None]:
    """Hold the folder's lock alone; raises FolderLocked where another process holds it for so long, and
    OSError where there is no such folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _take(descriptor, seconds)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, seconds: float) -> None:
    if seconds == math.inf:
        return fcntl.flock(descriptor, fcntl.LOCK_EX)
    until = time.monotonic() + seconds
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise FolderLocked from None
            time.sleep(_LOOK_SECONDS)
