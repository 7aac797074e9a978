"""A small JSON object that a process writes as it goes on, and that any may read meanwhile.

Readers find it as it was or as it is; of two writers the later one wins. It is for information, and not
forced to the disk: what a power cut leaves of it is read as nothing.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# What is larger was never written here.
_MAX_BYTES = 64_000_000


def write_state(path: Path, values: Mapping[str, Any]) -> None:
    """Put the values in the place of what was there; raises OSError where that is not possible."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        temporary.write_text(json.dumps(values, ensure_ascii=True), encoding="ascii")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_state(path: Path) -> tuple[dict[str, Any], float]:
    """The values, and when they were written or touched last; nothing where there are none to be read."""
    try:
        content, touched = read_promptly(path, _MAX_BYTES)
        values = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return {}, 0.0
    return (values, touched) if isinstance(values, dict) else ({}, 0.0)


def read_promptly(path: Path, most_bytes: int) -> tuple[bytes, float]:
    """The beginning of a file, and when it was written or touched last. Raises OSError where that fails."""
    # Not blocking: a pipe in its place must not hang a page.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        touched = os.fstat(descriptor).st_mtime
        return file.read(most_bytes), touched


def forget_state(path: Path) -> None:
    """Remove it, and what a writer that was killed has left beside it."""
    for one in (path, *path.parent.glob(f".{path.name}.*.new")):
        one.unlink(missing_ok=True)
