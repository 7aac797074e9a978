"""Which program answered: what golden questions came to depends on it as much as on the documents."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import engine

_SUFFIXES = (".py", ".json", ".txt")
_DIGITS = 16


@cache
def program_digest() -> str:
    """A digest of the engine's code and models as they were when it was first asked for."""
    digest = hashlib.sha256()
    folder = Path(engine.__file__).parent
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]
