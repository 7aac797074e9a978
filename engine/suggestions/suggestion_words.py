"""Texts to words as they are typed: case, accents, hyphens and apostrophes do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from engine.words.analysis import stem

# With what tells C++ and C# from C.
_WORD = re.compile(r"[^\W_]+(?:[-‐‑.'’][^\W_]+)*(?:\+\+|#(?!\w))?")
_JOINTS = re.compile(r"[-‐‑.]")
_PART = re.compile(r"[^-‐‑.]+")
_LEFT_OUT = re.compile(r"[-‐‑'’]")
_DIGIT = re.compile(r"\d")
_LONGEST = 64
# "Boxes" is of "box", "codes" of "code".
_LONG_PLURALS = ("xes", "ches", "shes", "sses", "zzes")


class TypedWord(NamedTuple):
    """A word ``text[start:end]``: all of it as one, and its parts where it has several."""

    start: int
    end: int
    whole: str
    parts: tuple[str, ...]
    is_capitals: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it can be found by."""
        return (self.whole, *self.parts)


def typed_words(text: str) -> list[TypedWord]:
    """The words of a text in order."""
    words = []
    for match in _WORD.finditer(text):
        word = match[0]
        whole, parts = _forms(word)
        # Some signs count as letters, and nothing is left of them.
        if whole:
            words.append(TypedWord(*match.span(), whole, parts, word.isupper()))
    return words


def word_forms(text: str) -> list[tuple[str, ...]]:
    """The forms of each of the words of a text, the whole one first, in order."""
    found = map(_forms, _WORD.findall(text))
    return [(whole, *parts) for whole, parts in found if whole]


def parts_within(text: str, word: TypedWord) -> Iterator[tuple[int, int, str]]:
    """(start, end, form) of a word of the text and of each of its parts."""
    yield word.start, word.end, word.whole
    if word.parts:
        for match in _PART.finditer(text, word.start, word.end):
            yield *match.span(), _whole(match[0])


def stem_of(word: str) -> str:
    """The stem of a word's form; a form with a digit is its own."""
    return stem(word) if word.isalpha() else word


def key_of(text: str) -> str:
    """What texts have in common that differ in case, hyphens or number alone; empty without a word."""
    return " ".join(filter(None, map(_in_key, _WORD.findall(text))))


def key_of_words(words: Sequence[TypedWord]) -> str:
    """The key of words that follow each other: each in the singular, a space between them."""
    return " ".join([_singular(word.whole) for word in words])


def fold(text: str) -> str:
    """In lower case and without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stretch_of(word: str, length: int) -> int:
    """How many characters of a word as it is written make the first ``length`` of its form."""
    for size in range(1, len(word)):
        if len(_whole(word[:size])) >= length:
            return size
    return len(word)


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, tuple[str, ...]]:
    if word.isascii() and word.isalnum():
        return word.lower()[:_LONGEST], ()
    parts = [whole for part in _JOINTS.split(word) if (whole := _whole(part))]
    return _whole(word), tuple(dict.fromkeys(parts)) if len(parts) > 1 else ()


@lru_cache(maxsize=1 << 14)
def _in_key(word: str) -> str:
    """A word as it is written, in the key of a text."""
    return _singular(_forms(word)[0])


def _whole(word: str) -> str:
    whole = fold(_LEFT_OUT.sub("", word)).replace(" ", "")
    # A point tells 1.10 from 11.0.
    return (whole if _DIGIT.search(whole) else whole.replace(".", ""))[:_LONGEST]


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_LONG_PLURALS) else word[:-1]
