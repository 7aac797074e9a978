"""Figures read from a sentence: amounts of money, percentages, numbers, lengths of time and dates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace

from engine.kinds.calendar_spans import days_of
from engine.kinds.expectation import AnswerKind
from engine.kinds.figure import Figure
from engine.kinds.time_lengths import read_interval, read_length
from engine.section import Span
from engine.words.number_words import amount

# Two figures that differ by less are one, where either is said to be rough.
ROUGHLY = 0.1
# As far as words in front of a figure are looked for.
_NEAR = 40

_BETWEEN = re.compile(r"\s*[–—]\s*|\s+(?:to|or|and)\s+|(?<=\d)\s*-\s*(?=[$€£¥]?\s?\d)")
_SCALE = re.compile(r"(?:thousand|million|billion|trillion|(?<=\d)[kKmM])\b")
_CURRENCY = re.compile(r"(US|C|A)?([$€£¥])|\b(?:US )?(dollar|euro|pound|yen|cent)s?\b", re.IGNORECASE)
_SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}
# A price or a wage is for a time; where none is said, for a year or once.
_RATE = re.compile(
    r"[^,;.()|]{0,12}?(?:\b(?:an?|per|each|every)\s+|/)(hour|day|week|month)\b|\s*(hour|dai|week|month)ly\b",
    re.IGNORECASE,
)
_RATED = re.compile(r"\b(hour|dai|week|month)ly\b[^,;.|]*$", re.IGNORECASE)
_PERCENT = re.compile(r"%|per\s?cent\b|percentage points?", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|no less than|not less than|minimum of|from)\s*$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"\b(?:at most|up to|less than|under|below|no (?:more|later|longer) than|within|maximum of|until|by)\s*$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s*(?:\+|(?:or|and) (?:more|over|longer|above|older|up)\b)", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:or|and) (?:less|fewer|under|below|younger)\b", re.IGNORECASE)
_ROUGH = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|close to|circa|ca\.|"
    r"just (?:over|under)|an? (?:estimated|average of)|estimated(?: at)?)|[~≈])\s*$",
    re.IGNORECASE,
)


def read_figure(sentence: str, place: Span, kind: AnswerKind) -> Figure | None:
    """The figure at a place of a sentence; None where it cannot be told as numbers ("a few weeks")."""
    reader = _READERS.get(kind)
    found = reader(sentence, place) if reader else None
    if found is None or not all(map(math.isfinite, (found.low, found.high))) or found.low > found.high:
        return None
    before = sentence[max(0, place.start - _NEAR) : place.start]
    return replace(
        found,
        bound=_bound(before, sentence[place.end : place.end + _NEAR]),
        slack=ROUGHLY if _ROUGH.search(before) else 0.0,
    )


def _bound(before: str, after: str) -> int:
    if _AT_MOST.search(before) or _OR_LESS.match(after):
        return -1
    return 1 if _AT_LEAST.search(before) or _OR_MORE.match(after) else 0


def _money(sentence: str, place: Span) -> Figure | None:
    text = sentence[place.start : place.end]
    found = _CURRENCY.search(text)
    if found is None:
        return None
    word = (found[3] or "").lower()
    sign = (found[1] or "").upper().replace("US", "") + (found[2] or _SIGNS.get(word, word))
    before = sentence[max(0, place.start - _NEAR) : place.start]
    rate = _RATE.match(sentence, place.end) or _RATED.search(before)
    return _stretch(_CURRENCY.sub("", text), f"{sign} {_word(rate)}" if rate else sign)


def _word(found: re.Match[str]) -> str:
    word = next(filter(None, found.groups())).lower()
    return "day" if word == "dai" else word


def _percentage(sentence: str, place: Span) -> Figure | None:
    return _stretch(_PERCENT.sub("", sentence[place.start : place.end]), "%")


def _number(sentence: str, place: Span) -> Figure | None:
    return _stretch(sentence[place.start : place.end], "")


def _date(sentence: str, place: Span) -> Figure | None:
    days = days_of(sentence[place.start : place.end])
    return Figure(*days, "date") if days else None


def _duration(sentence: str, place: Span) -> Figure | None:
    return read_length(
        sentence[place.start : place.end],
        sentence[max(0, place.start - _NEAR) : place.start],
        sentence[place.end : place.end + _NEAR],
    )


def _frequency(sentence: str, place: Span) -> Figure | None:
    return read_interval(sentence[place.start : place.end])


def _stretch(text: str, unit: str) -> Figure | None:
    """One amount, or the two between which the figure lies; a scale at the end is both amounts'."""
    pieces = _BETWEEN.split(text)
    scale = _SCALE.search(pieces[-1])
    values = [
        amount(piece if scale is None or _SCALE.search(piece) else f"{piece} {scale.group()}")
        for piece in pieces
    ]
    known = [value for value in values if value is not None]
    if len(known) != len(pieces) or len(pieces) > 2:
        return None
    return Figure(known[0], known[-1], unit)


_READERS: dict[AnswerKind, Callable[[str, Span], Figure | None]] = {
    AnswerKind.MONEY: _money,
    AnswerKind.PERCENTAGE: _percentage,
    AnswerKind.NUMBER: _number,
    AnswerKind.DATE: _date,
    AnswerKind.DURATION: _duration,
    AnswerKind.FREQUENCY: _frequency,
}
