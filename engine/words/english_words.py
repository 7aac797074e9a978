"""Words of English: a word that the documents lack is no slip if it is one.

Without this a small collection about pay would read "play" as "pay". The list is data:
``english_words.txt`` beside this module. It is far from complete, and is never searched for corrections.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.words.analysis import stem

# "Codding" is a form of "cod", but hardly ever meant so.
_SHORTEST_STEM = 4


def is_english(word: str) -> bool:
    """Whether a lower-case word, in whatever inflected form, is one of the list."""
    words, stems = _words()
    if word in words or word.removesuffix("s") in words:
        return True
    own = stem(word)
    return len(own) >= _SHORTEST_STEM and own in stems


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The words, and their stems."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    words = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    return words, frozenset(map(stem, words))
