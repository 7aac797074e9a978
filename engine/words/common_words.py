"""Words of everyday talk: they say little of what a question is about, however rare in the documents.

In a small or technical collection "back" and "keep" are rare words, and inverse document frequency alone
would make them decide. The list is data: ``common_words.txt`` beside this module, one word a line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def is_common(word: str) -> bool:
    """Whether a word, as it is written in a question, is one of everyday talk; in capitals none is."""
    return not (len(word) > 1 and word.isupper()) and word.lower() in _words()


@cache
def _words() -> frozenset[str]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
