"""One build at a time: a lock that dies with its holder.

What is promised: on a local file system two processes never hold the lock of one index at once, and the
kernel frees it when its holder ends, however it ends. The clock has no part in it. The lock is on the open
file and not in its being there, so ``build.lock`` stays when nobody holds it; deleting it during a build
lets a second one in.

Not promised: an index on a network file system that several machines build. NFS (version 3 with its lock
service, or 4) passes the lock on to the server, but a mount without locks (``nolock``, ``local_lock``) does
not keep machines apart, and a client that loses touch with the server loses the lock without being told.
Build on one machine and copy the index folder to the others.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from engine.durability import make_folder
from engine.errors import IndexLocked
from engine.file_errors import explained

_LOCK_NAME = "build.lock"
_MAX_BYTES = 1_000


@contextmanager
def build_lock(index: Path) -> Iterator[None]:
    """Hold the index's build lock; raises IndexLocked, naming the holder, when another build has it.

    Whatever the file system refuses below ``index``, then or while the lock is held, is raised as
    IndexInaccessible: with the path and a remedy.
    """
    with explained(index):
        make_folder(index)
        with _opened(index / _LOCK_NAME) as descriptor:
            _take(descriptor, index)
            _describe_holder(descriptor)
            try:
                yield
            finally:
                _clear(descriptor)


def is_locked(index: Path) -> bool:
    """Whether a process holds the lock of a folder; looking holds it for an instant."""
    try:
        descriptor = os.open(index / _LOCK_NAME, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    # A link could lead to a file that is none of ours.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, index: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = _holder(os.read(descriptor, _MAX_BYTES))
        raise IndexLocked(f"{index}: {holder}; wait for it or stop it") from None


def _describe_holder(descriptor: int) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": now}
    _clear(descriptor)
    # It serves the message alone: a full disk must not keep an operator from rolling back.
    with suppress(OSError):
        os.write(descriptor, json.dumps(holder).encode())


def _clear(descriptor: int) -> None:
    with suppress(OSError):
        os.ftruncate(descriptor, 0)


def _holder(record: bytes) -> str:
    try:
        holder = json.loads(record)
        return f"process {holder['pid']} on {holder['host']} has been building it since {holder['since']}"
    except (ValueError, KeyError, TypeError, RecursionError):
        return "another process is building it"
