"""Which program answered: what golden questions came to depends on it as much as on the documents."""

from __future__ import annotations

from pathlib import Path

import engine
from engine.code_digest import code_digest

_DIGITS = 16


def program_digest() -> str:
    """A digest of the engine's code and models as they were when it was first asked for."""
    return code_digest(Path(engine.__file__).parent)[:_DIGITS]
