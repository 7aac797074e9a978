"""The pointer: the small file that names the published generation. Replacing it is what publishes."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from engine.durability import replace_text, temporary_for
from engine.errors import IndexDamaged
from engine.file_errors import IndexInaccessible, explain

POINTER_NAME = "CURRENT"

_NUMBER = re.compile(rb"[0-9]{8,12}\Z")
_MAX_BYTES = 64


@dataclass(frozen=True, slots=True)
class Publication:
    """A published generation, and which writing of the pointer published it.

    The number alone does not tell an index from another that was built in its place: both begin at 1.
    """

    number: int
    inode: int
    written_ns: int


def read_pointer(index: Path) -> Publication | None:
    """What is published in an index folder, or None where nothing ever was.

    Raises IndexDamaged when the pointer names no generation, IndexInaccessible when it cannot be read.
    """
    path = index / POINTER_NAME
    try:
        content, status = _read(path)
    except FileNotFoundError:
        _check_for_broken_links(index)
        return None
    except NotADirectoryError:
        raise IndexInaccessible(
            f"{index}: is not a folder; remove it or name another folder with --index"
        ) from None
    except OSError as error:
        raise explain(error, path) from error
    if not stat.S_ISREG(status.st_mode):
        raise IndexInaccessible(f"{path}: is not a file; remove it, then run quire build")
    if not _NUMBER.match(content):
        raise IndexDamaged(f"{path}: does not name a generation; run quire build --full")
    return Publication(int(content), status.st_ino, status.st_mtime_ns)


def write_pointer(index: Path, number: int) -> None:
    """Publish a generation: readers see the old pointer or the new one, also after a power cut."""
    replace_text(index / POINTER_NAME, f"{number:08d}\n")


def remove_half_written_pointer(index: Path) -> None:
    """Remove what a publication that was killed has left beside the pointer."""
    temporary_for(index / POINTER_NAME).unlink(missing_ok=True)


def _read(path: Path) -> tuple[bytes, os.stat_result]:
    # Not blocking: a pipe in the pointer's place must not hang every question.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
        content = os.read(descriptor, _MAX_BYTES) if stat.S_ISREG(status.st_mode) else b""
    finally:
        os.close(descriptor)
    return content.strip(), status


def _check_for_broken_links(index: Path) -> None:
    if index.is_symlink() and not index.exists():
        raise IndexInaccessible(f"{index}: is a broken link; remove it, then run quire build")
    if (index / POINTER_NAME).is_symlink():
        raise IndexDamaged(f"{index / POINTER_NAME}: is a broken link; run quire build --full")
