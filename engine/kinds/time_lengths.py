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
_PER = re.compile(r"\b(?:an?|per|each|every|in)\b", re.IGNORECASE)
_SECOND = frozenset({"other", "second"})
_TIMES = re.compile(r"\b(once|twice|(?P<times>\S+(?:\s\S+)?)\s+times?)\b", re.IGNORECASE)
_ADVERBS = {
    "hourly": 1 / 24,
    "daily": 1.0,
    "nightly": 1.0,
    "weekly": 7.0,
    "fortnightly": 14.0,
    "monthly": 30.44,
    "quarterly": 91.3,
    "biannually": 182.6,
    "yearly": 365.25,
    "annually": 365.25,
    "biennially": 730.5,
}
_RECURS = "every day"
_OF_AGE = re.compile(r"[\s-]*(?:old\b|of age\b)", re.IGNORECASE)


def read_interval(text: str) -> Figure | None:
    """The time from one occasion to the next that a frequency tells, in days: 2 of "every other day"."""
    if (adverb := text.strip().lower()) in _ADVERBS:
        return Figure(_ADVERBS[adverb], _ADVERBS[adverb], _RECURS)
    unit = _UNIT.search(text)
    if unit is None:
        return None
    times = _TIMES.search(text)
    count = _count(times)
    between = _BETWEEN.split(_PER.sub("", text[times.end() if times else 0 : unit.start()]).strip())
    values = [1.0 if not piece else 2.0 if piece.lower() in _SECOND else amount(piece) for piece in between]
    known = [value for value in values if value is not None]
    if count is None or len(known) != len(values) or len(known) > 2:
        return None
    days = [value * _DAYS[unit[1].lower()] / count for value in known]
    return Figure(days[0], days[-1], _RECURS)


def _count(times: re.Match[str] | None) -> float | None:
    if times is None or times[1].lower() == "once":
        return 1.0
    return 2.0 if times[1].lower() == "twice" else amount(times["times"]) or None


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
        return _RECURS
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
