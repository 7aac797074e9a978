"""Names of places and of their people: what a question in small letters leaves to be told without a capital.

The list is data: ``place_names.txt`` beside this module. It is far from complete.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def is_place_name(word: str) -> bool:
    """Whether a word, in whatever case, names a place, its people or its language."""
    lowered = word.lower()
    return lowered in _names() or lowered.removesuffix("s").removesuffix("'") in _names()


@cache
def _names() -> frozenset[str]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
