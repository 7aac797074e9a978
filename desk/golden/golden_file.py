"""Writing to a corpus's file of golden questions: one line at a time, all others byte for byte as they were.

The file belongs to an editor, who may keep it in any order and with any members. So it is taken as lines of
bytes: a line is added at the end or put in another's place, and the whole is replaced in one step, while the
corpus folder is locked against others who do the same.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk.golden.golden_questions import GOLDEN_NAME, MAX_BYTES
from desk.processes.folder_lock import FolderLocked, locked_folder
from engine.durability import replace_bytes, sync_folder
from engine.errors import QuireError

_LOCK_SECONDS = 10.0
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class GoldenLines:
    """The lines of the file while it is locked; see ``golden_lines``."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        self._lines = content.split(b"\n")
        self.changed = False

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The lines that are JSON objects, each with its place; what else there is, is passed over."""
        for place, line in enumerate(self._lines):
            try:
                values = json.loads(line.removeprefix(_BYTE_ORDER_MARK))
            except (ValueError, RecursionError):
                continue
            if isinstance(values, dict):
                yield place, values

    def replace(self, place: int, values: dict[str, Any]) -> None:
        """Put other values in the place of a line."""
        old = self._lines[place]
        start = _BYTE_ORDER_MARK if old.startswith(_BYTE_ORDER_MARK) else b""
        self._lines[place] = start + _encoded(values) + (b"\r" if old.endswith(b"\r") else b"")
        self.changed = True

    def remove(self, place: int) -> None:
        """Take a line out, with its end."""
        old = self._lines[place]
        is_last = place == len(self._lines) - 1
        self._lines[place : place + 1] = [b""] if is_last else []
        if old.startswith(_BYTE_ORDER_MARK):
            self._lines[0] = _BYTE_ORDER_MARK + self._lines[0]
        self.changed = True

    def append(self, values: dict[str, Any]) -> None:
        """Add a line after the last one."""
        ends_a_line = not self._lines[-1].strip(b"\r \t")
        end = b"\r" if any(line.endswith(b"\r") for line in self._lines) else b""
        if ends_a_line:
            self._lines.pop()
        elif end and not self._lines[-1].endswith(end):
            self._lines[-1] += end
        self._lines += [_encoded(values) + end, b""]
        self.changed = True

    def content(self) -> bytes:
        """The bytes of the file as it is to be."""
        return b"\n".join(self._lines)


@contextmanager
def golden_lines(corpus: Path) -> Iterator[GoldenLines]:
    """The lines of the corpus's golden questions, none where there is no file yet, for reading and changing.

    What was changed is written at the end, unless the block raises. Raises QuireError, saying what to do,
    where the file cannot be read or written or another process does not let go of it.
    """
    path = corpus / GOLDEN_NAME
    try:
        with locked_folder(corpus, _LOCK_SECONDS):
            lines = GoldenLines(path, _read(path))
            yield lines
            if lines.changed:
                _put(path, lines.content())
    except FolderLocked:
        raise QuireError(f"{path}: another process is writing it; try again") from None
    except OSError as error:
        raise QuireError(
            f"{path}: {error.strerror or error}; see that this user can write to the folder of the documents"
        ) from error


def _read(path: Path) -> bytes:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return b""
    if stat.S_ISLNK(status.st_mode):
        raise QuireError(
            f"{path}: is a link; put the file in its place, or add the question where it leads to"
        )
    if not stat.S_ISREG(status.st_mode):
        raise QuireError(f"{path}: is not a file; move it away")
    if status.st_size > MAX_BYTES:
        raise QuireError(f"{path}: has {status.st_size:,} bytes; golden questions have at most {MAX_BYTES:,}")
    return path.read_bytes()


def _put(path: Path, content: bytes) -> None:
    """What holds no question any more is no file any more."""
    if content.removeprefix(_BYTE_ORDER_MARK).strip():
        # Who may read it stays as it was.
        replace_bytes(path, content, mode=stat.S_IMODE(path.stat().st_mode) if path.exists() else None)
    else:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def _encoded(values: dict[str, Any]) -> bytes:
    # A lone surrogate has no bytes of its own in UTF-8; its escape has.
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace")
