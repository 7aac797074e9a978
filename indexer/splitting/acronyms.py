"""Finds the acronyms that a document defines, and what they stand for; rather none than a wrong one.

- In texts and headings, ``Certified Professional Coder (CPC)`` and ``CPC (Certified Professional Coder)``.
- A term and its definition, ``CPC: Certified Professional Coder, ...``, also as neighbouring cells of a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from engine.section import Section
from engine.vocabulary.acronym import Acronym
from indexer.splitting.acronym_alignment import LEAST_INITIALS, OMISSION, characters, fits
from indexer.splitting.ordinary_words import ORDINARY_WORDS

# How far a long form may reach, in characters.
_REACH = 200
# Neighbours that are not joined by a parenthesis must agree in nearly every initial.
_LEAST_FIT_IN_PAIRS = 1 - OMISSION

_SHORT = r"[^\W_](?:[&/.+-]?[^\W_]){1,11}"
_SHORT_FORM = re.compile(rf"{_SHORT}\Z")
_LAST_SHORT_FORM = re.compile(rf"(?<![^\s\"“‘'])({_SHORT})[\"”’']?\s*\Z")
_PARENTHESIS = re.compile(r"\(([^()\n]{2,200})\)")
_INTRODUCTION = re.compile(r"(?:(?:or|also|called|known|as|aka|abbreviated|the)\s+)+", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_LIST_MARK = re.compile(r"[;,]\s")
# What a long form does not reach across.
_BOUNDARY = re.compile(r"[.!?;:|]\s|\s[-–—]\s|[\n()\[\]{}]")
_CLAUSE_END = re.compile(r"\s*(?:\Z|[.,:;(|—–]|-\s)|\s+(?:is|are|was|were|which|that|of|in|for|from|by)\b")
_WORD = re.compile(r"\d+(?:[.,]\d+)*[a-z]*|[^\W\d_]+(?:['’][^\W\d_]+)*|&")
_EDGES = " \"“”'‘’,-–—"


def find_acronyms(sections: Iterable[Section]) -> tuple[Acronym, ...]:
    """What the sections define, in alphabetical order."""
    sections = list(sections)
    found: set[Acronym | None] = set()
    for text in {text for section in sections for text in _texts(section) if "(" in text}:
        found.update(_in_parentheses(text))
    for section in sections:
        found.update(_in_pairs(section))
    return tuple(sorted(acronym for acronym in found if acronym))


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    yield from section.breadcrumb
    for block in section.blocks:
        if block.kind != "code":
            yield section.text[block.start : block.end]


def _in_parentheses(text: str) -> Iterator[Acronym | None]:
    for found in _PARENTHESIS.finditer(text):
        introduced = _INTRODUCTION.match(found[1])
        inside = found[1][introduced.end() :] if introduced else found[1]
        before = _clause_before(text, found.start())
        short = _short_form(_LIST_MARK.split(inside, maxsplit=1)[0])
        if short:
            yield _at_the_end(short, before)
        elif (last := _LAST_SHORT_FORM.search(before)) and (short := _short_form(last[1])):
            yield _at_the_beginning(short, inside, LEAST_INITIALS)


def _in_pairs(section: Section) -> Iterator[Acronym | None]:
    for left, right in _pairs(section):
        if short := _short_form(left):
            yield _at_the_beginning(short, right, _LEAST_FIT_IN_PAIRS)


def _pairs(section: Section) -> Iterator[tuple[str, str]]:
    """What may be an acronym, with the text that may begin with what it stands for."""
    before = ""
    for block in section.blocks:
        text = section.text[block.start : block.end]
        if block.kind == "row":
            cells = [cell.partition(": ")[2] or cell for cell in text.split(" | ")]
            yield from pairwise(cells)
            yield from pairwise(reversed(cells))
        elif block.kind == "definition":
            yield before, text
        elif block.kind in ("item", "paragraph"):
            left, colon, right = text[: 2 * _REACH].partition(": ")
            if colon:
                yield left, right
        before = text if block.kind == "term" else ""


def _short_form(text: str) -> str | None:
    """The text if it looks like an acronym and is no word, without a plural ``s``."""
    text = text.strip(_EDGES)
    if not _SHORT_FORM.match(text):
        return None
    if text.endswith("s") and text[-2].isupper():
        text = text[:-1]
    letters = [character for character in text if character.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if capitals < 2 or capitals * 2 < len(letters) or text.lower() in ORDINARY_WORDS:
        return None
    return text


def _clause_before(text: str, end: int) -> str:
    """What stands before ``end`` as far back as a long form may reach."""
    reach = text[max(0, end - _REACH) : end]
    start = 0
    for boundary in _BOUNDARY.finditer(reach):
        start = boundary.end()
    return reach[start:]


def _at_the_end(short: str, text: str) -> Acronym | None:
    """The acronym if the last words of ``text`` spell it: those that do it best, then the fewest."""
    spelt = characters(short)
    words = list(_WORD.finditer(text))[-_most_words(spelt) :]
    scores = fits(spelt, [word[0].lower() for word in words]) if words else [0.0]
    score, number = max((score, number) for number, score in enumerate(scores))
    return _acronym(short, text[words[number].start() :]) if score else None


def _at_the_beginning(short: str, text: str, least: float) -> Acronym | None:
    """The acronym if the first words of ``text``, to where a clause may end, spell it: best, then fewest."""
    spelt = characters(short)
    text = _ARTICLE.sub("", text[: 2 * _REACH].lstrip(_EDGES))
    if not text.lower().startswith(spelt[0]):
        return None
    words = list(_WORD.finditer(text))[: _most_words(spelt)]
    best, best_end = 0.0, 0
    for count, word in enumerate(words, 1):
        if _CLAUSE_END.match(text, word.end()):
            score = fits(spelt, [word[0].lower() for word in words[:count]])[0]
            if score > best:
                best, best_end = score, word.end()
    return _acronym(short, text[:best_end]) if best >= least else None


def _most_words(spelt: Sequence[str]) -> int:
    """How many words a long form may have: Schwartz and Hearst's bound, and an article."""
    return min(len(spelt) + 5, 2 * len(spelt)) + 1


def _acronym(short: str, long: str) -> Acronym | None:
    """The two, unless the long form says nothing but the short one."""
    long = " ".join(long.strip(_EDGES).split())
    return None if short in long else Acronym(short, long)
