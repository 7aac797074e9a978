"""Quire's engine: everything between sections and answers.

>>> import engine
>>> results = engine.open("index").ask("How long does a certificate take?")
>>> results.answer.text, results.hits[0].url
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.engine import Engine


def open(path: str | Path) -> Engine:  # noqa: A001  # engine.open(path) is the published name
    """Open the index at ``path`` for asking. Raises engine.errors.QuireError when there is none to use."""
    # Imported here so that a command that asks nothing starts without NumPy and Whoosh.
    from engine.engine import Engine

    return Engine(path)
