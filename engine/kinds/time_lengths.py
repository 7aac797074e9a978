"""Lengths of time in days: "three and a half hours", "9 to 12 months", "2 years and 6 months"."""

from __future__ import annotations

import re

from engine.kinds.figure import Figure
from engine.words.number_words import amount

_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3_652.5,
    "century": 36_525.0,
    "centurie": 36_525.0,
}
_BETWEEN = re.compile(r"\s*[–—]\s*|\s+(?:to|or|and)\s+|(?<=\d)\s*-\s*(?=\d)")
_UNIT = re.compile(rf"\b({'|'.join(_DAYS)})s?\b", re.IGNORECASE)
# "Two more years" and "five business days" are measured otherwise.
_OTHERWISE = re.compile(r"\b(?:more|business|school|working)\b", re.IGNORECASE)
_IDLE = re.compile(r"\b(?:full|calendar)\b|-(?!\d)|(?<=\d)-(?=\D)", re.IGNORECASE)
_AND_A = re.compile(r"\b(\w+)\s+and\s+a\s+$", re.IGNORECASE)
_ONE_LASTS = re.compile(
    r"\b(?:takes?|took|lasts?|lasted|for|about|around|within|in|than|least|to|or|half)\s+$", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:every|each|per|once in)\s+$", re.IGNORECASE)
_OF_AGE = re.compile(r"[\s-]*(?:old\b|of age\b)", re.IGNORECASE)


def read_length(text: str, before: str, after: str) -> Figure | None:
    """The length of time that a stretch of a sentence tells, with the words around it; None if none is clear.

    The unit is "day", or "every day" of what comes again and "age" of who is so old.
    """
    words = [found[1].lower() for found in _UNIT.finditer(text)]
    if not words or _OTHERWISE.search(text):
        return None
    pieces = _BETWEEN.split(_IDLE.sub(" ", _UNIT.sub(" ", text)).strip())
    values = [_number(piece, before) for piece in pieces]
    known = [value for value in values if value is not None]
    if len(known) != len(pieces) or not len(words) <= len(known) <= 2:
        return None
    days = [value * _DAYS[word] for value, word in zip(known, words * 2, strict=False)]
    if days[0] > days[-1]:
        # "Two years and six months" is one length.
        days = [sum(days)]
    return Figure(days[0], days[-1], _measure(before, after), words[-1].replace("centurie", "century"))


def _measure(before: str, after: str) -> str:
    if _EVERY.search(before):
        return "every day"
    return "age" if _OF_AGE.match(after) else "day"


def _number(piece: str, before: str) -> float | None:
    """The number in front of a unit: "half" may end one that began before, and "a" may be one."""
    word = piece.strip().lower()
    if word in ("a", "an"):
        if not _ONE_LASTS.search(before):
            return None
        return 0.5 if before.lower().rstrip().endswith("half") else 1.0
    if word.startswith("half") and (whole := _AND_A.search(before)):
        found = amount(whole[1])
        return None if found is None else found + 0.5
    return amount(word)
