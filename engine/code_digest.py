"""A digest of a package's code and models: two programs that differ in them may answer otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_SUFFIXES = (".py", ".json", ".txt")


@cache
def code_digest(package: Path) -> str:
    """The digest of the package in this folder (64 hexadecimal digits) as it was when first asked for."""
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.suffix in _SUFFIXES):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
