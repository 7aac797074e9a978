"""Which kinds of answers a sentence holds, found several times as fast as by trying every pattern on it.

Most sentences lack what a pattern cannot do without: a currency, a unit of time, a figure. They are only
asked for the kinds that are left.
"""

from __future__ import annotations

import re
from functools import lru_cache

from engine.kinds.answer_spans import (
    BEFORE_PLACE,
    KIND_BITS,
    MONTH,
    NUMBER_WORD,
    has_figure,
    has_kind,
    kind_bits,
)
from engine.kinds.expectation import AnswerKind

_SENTENCES_KEPT = 1 << 15
# Letters that a pattern takes for i and s where it makes no difference between capitals and small letters.
_UNUSUAL = ("ı", "\u0307", "ſ")
# What patterns cannot do without, in small letters.
_CURRENCIES = tuple("$ € £ ¥ dollar euro pound cents yen".split())
_TIME = re.compile("second|minute|hour|day|week|month|year|decade|centur|semester")
_DIGIT = re.compile(r"\d")
_YEAR_OR_CENTURY = re.compile(r"\d\d\d\d|century")
_MONTH = re.compile(MONTH)
# In small letters these need not be told from capitals, which takes several times as long.
_NUMBER_WORD = re.compile(rf"\b{NUMBER_WORD}\b")
# A name of any kind begins with a capital, and a capital is a name.
_CAPITAL = re.compile(r"\b[A-Z]")
_PLACE = re.compile(rf"{BEFORE_PLACE}[A-Z]")
_NAMED = KIND_BITS[AnswerKind.PERSON] | KIND_BITS[AnswerKind.ORGANISATION]
_NUMBER, _DURATION = KIND_BITS[AnswerKind.NUMBER], KIND_BITS[AnswerKind.DURATION]


@lru_cache(maxsize=_SENTENCES_KEPT)
def sentence_kinds(sentence: str) -> int:
    """The same as ``kind_bits``. Manuals say much again and again, word for word: that is kept."""
    lowered = sentence.lower()
    if not sentence.isascii() and any(map(lowered.__contains__, _UNUSUAL)):
        return kind_bits(sentence)
    if _DIGIT.search(sentence):
        figures = _with_digit(sentence, lowered)
    elif "per" in lowered and "cent" in lowered:
        return kind_bits(sentence)
    else:
        figures = _NUMBER if _NUMBER_WORD.search(lowered) else 0
    if _TIME.search(lowered) and has_figure(sentence) and has_kind(sentence, AnswerKind.DURATION):
        figures |= _DURATION
    return figures | _names(sentence)


def _with_digit(sentence: str, lowered: str) -> int:
    """The figures of a sentence with a digit, but for durations."""
    kinds = [AnswerKind.NUMBER]
    if any(map(lowered.__contains__, _CURRENCIES)):
        kinds.append(AnswerKind.MONEY)
    if "%" in sentence or "cent" in lowered:
        kinds.append(AnswerKind.PERCENTAGE)
    return sum(KIND_BITS[kind] for kind in kinds if has_kind(sentence, kind))


def _names(sentence: str) -> int:
    """Names and dates."""
    found = 0
    if "A" <= sentence[:1] <= "Z" or _CAPITAL.search(sentence):
        found = _NAMED | (KIND_BITS[AnswerKind.PLACE] if _PLACE.search(sentence) else 0)
    if (_YEAR_OR_CENTURY.search(sentence) or _MONTH.search(sentence)) and has_kind(sentence, AnswerKind.DATE):
        found |= KIND_BITS[AnswerKind.DATE]
    return found
