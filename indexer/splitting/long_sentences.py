"""Cuts what runs on without a full stop, so that no sentence is unbounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_WORDS = 200
MAX_CHARACTERS = 2_400

_WORD = re.compile(r"\S+")


def cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``text[start:end]`` in pieces of at most 200 words and 2,400 characters, no white space at the ends.

    A piece ends at the last clause mark of its second half, else between two words; a single word is cut only
    where it alone is too long. A sentence of ordinary length comes back as it is.
    """
    if _is_ordinary(text, start, end):
        yield start, end
        return
    words = _bounded_words(text, start, end)
    piece: list[tuple[int, int]] = []
    for word in words:
        if piece and (len(piece) >= MAX_WORDS or word[1] - piece[0][0] > MAX_CHARACTERS):
            kept = _clause_length(text, piece)
            yield piece[0][0], piece[kept - 1][1]
            piece = piece[kept:]
        piece.append(word)
    if piece:
        yield piece[0][0], piece[-1][1]


def _is_ordinary(text: str, start: int, end: int) -> bool:
    if end - start <= MAX_WORDS:
        return True
    return end - start <= MAX_CHARACTERS and len(text[start:end].split()) <= MAX_WORDS


def _bounded_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text, start, end):
        for first in range(word.start(), word.end(), MAX_CHARACTERS):
            yield first, min(first + MAX_CHARACTERS, word.end())


def _clause_length(text: str, words: list[tuple[int, int]]) -> int:
    """How many of ``words`` to keep: up to the last that ends a clause in the second half, else all."""
    for count in range(len(words), len(words) // 2, -1):
        if text[words[count - 1][1] - 1] in ";:,)]—–":
            return count
    return len(words)
