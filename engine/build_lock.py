"""One build at a time: a lock that dies with its holder."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from engine.errors import IndexLocked

_LOCK_NAME = "build.lock"


@contextmanager
def build_lock(index: Path) -> Iterator[None]:
    """Hold the index's build lock; raises IndexLocked, naming the holder, when another build has it.

    The kernel drops the lock when its holder ends, however it ends, so a dead holder never blocks. What
    the file says is only for the message.
    """
    index.mkdir(parents=True, exist_ok=True)
    with (index / _LOCK_NAME).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise IndexLocked(f"{index}: {_describe(file.read())}; wait for it or stop it") from None
        file.seek(0)
        file.truncate()
        json.dump({"pid": os.getpid(), "host": socket.gethostname(), "since": _now()}, file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _describe(text: str) -> str:
    try:
        holder = json.loads(text)
        return f"process {holder['pid']} on {holder['host']} has been building it since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        return "another process is building it"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
