"""The short stretch of a sentence that can be an answer of a kind: a figure, a date, a name, a place.

Found by shape, with no dictionary: what a rule accepts is a candidate, and the words around it decide.
"""

from __future__ import annotations

import re

from engine.kinds.expectation import AnswerKind

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = r"(?:\s+(?:thousand|million|billion|trillion))?"
# Each of these words alone is a number.
NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|dozen)"
)
_SPELLED = (
    rf"{NUMBER_WORD}"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion))*"
)
_AMOUNT = rf"(?:{_NUMBER}|{_SPELLED})"
_TO = r"(?:\s*(?:-|–|—|to|or|and)\s*)"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|century|semesters?)"
_ADVERB = (
    r"(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|biannually|biennially)"
)
# After it each capital begins the name of a place.
BEFORE_PLACE = r"\b(?:in|at|from|to|near|on|across|outside|of)\s+(?:the\s+)?"
_NAME_WORD = r"[A-Z][\w’'.&-]*"
_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:of|the|and|for|de|van|von|der|la|&)\s+)*{_NAME_WORD})*"

_PATTERNS: dict[AnswerKind, re.Pattern[str]] = {
    AnswerKind.MONEY: re.compile(
        rf"(?:(?:US|C|A)?[$€£¥]\s?{_NUMBER}(?:\s?(?:[kKmM]\b|thousand|million|billion|trillion))?"
        rf"(?:{_TO}[$€£¥]?\s?{_NUMBER}{_SCALE})?)"
        rf"|{_NUMBER}{_SCALE}\s+(?:US\s+)?(?:dollars|euros|pounds|cents|yen)\b"
    ),
    AnswerKind.PERCENTAGE: re.compile(
        rf"{_NUMBER}(?:{_TO}{_NUMBER})?\s?(?:%|percent\b|per cent\b|percentage points?\b)"
        rf"|{_SPELLED}\s+per\s?cent\b",
        re.IGNORECASE,
    ),
    AnswerKind.DURATION: re.compile(
        rf"\b{_AMOUNT}(?:{_TO}{_AMOUNT})?(?:[\s-]+(?:full|school|calendar|business|more))?[\s-]+{_UNIT}"
        rf"(?:{_TO}{_AMOUNT}[\s-]+{_UNIT})?\b|\b(?:an?|a few|several)\s+{_UNIT}\b",
        re.IGNORECASE,
    ),
    AnswerKind.FREQUENCY: re.compile(
        rf"\bevery\s+(?:(?:other|second|{_AMOUNT}(?:{_TO}{_AMOUNT})?)\s+)?{_UNIT}\b"
        rf"|\b(?:once|twice|{_AMOUNT}(?:{_TO}{_AMOUNT})?\s+times?)\s+(?:an?|per|each|every|in)\s+(?:{_AMOUNT}\s+)?{_UNIT}\b"
        rf"|\beach\s+{_UNIT}\b|\b{_ADVERB}\b",
        re.IGNORECASE,
    ),
    AnswerKind.NUMBER: re.compile(
        rf"\b{_NUMBER}{_SCALE}(?:{_TO}{_NUMBER}{_SCALE})?\b|\b{_SPELLED}\b", re.IGNORECASE
    ),
    AnswerKind.DATE: re.compile(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?(?:\s+{_YEAR})?\b"
        rf"|\b(?:(?:early|mid|late)[\s-])?{_YEAR}s?\b(?!,\d)|\b\d{{1,2}}(?:st|nd|rd|th)\s+century\b"
        rf"|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    ),
    AnswerKind.PERSON: re.compile(rf"\b{_NAME}"),
    AnswerKind.ORGANISATION: re.compile(rf"\b{_NAME}"),
    AnswerKind.PLACE: re.compile(rf"{BEFORE_PLACE}({_NAME})"),
}


# The bit of each kind in ``kind_bits``. What says how often mostly names a time, and has none of its own.
_WITH_BIT = tuple(kind for kind in _PATTERNS if kind is not AnswerKind.FREQUENCY)
KIND_BITS: dict[AnswerKind, int] = {kind: 1 << number for number, kind in enumerate(_WITH_BIT)}
KIND_BITS[AnswerKind.FREQUENCY] = KIND_BITS[AnswerKind.DURATION]
_FIGURE = re.compile(rf"\d|\b(?:{_SPELLED}|an?|few|several)\b", re.IGNORECASE)
_NAMED = {AnswerKind.PERSON, AnswerKind.ORGANISATION, AnswerKind.PLACE, AnswerKind.DATE}
_FIGURES = frozenset(_PATTERNS) - _NAMED


def kind_bits(sentence: str) -> int:
    """The kinds of which ``sentence`` has a stretch, a bit each (``KIND_BITS``)."""
    # Most sentences of most documents hold no figure at all.
    figures = has_figure(sentence)
    return sum(
        KIND_BITS[kind]
        for kind in _WITH_BIT
        if (figures or kind not in _FIGURES) and _PATTERNS[kind].search(sentence)
    )


def has_figure(sentence: str) -> bool:
    """Whether ``sentence`` has a digit or a word that counts."""
    return _FIGURE.search(sentence) is not None


def has_kind(sentence: str, kind: AnswerKind) -> bool:
    """Whether ``sentence`` has a stretch that has the shape of the kind."""
    return _PATTERNS[kind].search(sentence) is not None


def spans_of_kind(sentence: str, kind: AnswerKind) -> list[tuple[int, int]]:
    """All stretches of ``sentence`` that have the shape of the kind, as (start, end), in order."""
    pattern = _PATTERNS.get(kind)
    if pattern is None:
        return []
    spans = [found.span(found.lastindex or 0) for found in pattern.finditer(sentence)]
    return [
        (start, start + len(sentence[start:end].rstrip(" .,;:’'"))) for start, end in spans if end > start
    ]
