"""Which kinds of answers a sentence holds, found several times as fast as by trying every pattern on it.

Most sentences lack what a pattern cannot do without: a currency, a unit of time, a figure. They are only
asked for the kinds that are left. Percentages are for ``answer_spans.kind_bits`` to find.
"""

from __future__ import annotations

import re
from functools import lru_cache

from engine.kinds.answer_spans import KIND_BITS, kind_bits, spans_of_kind
from engine.kinds.expectation import AnswerKind

_SENTENCES_KEPT = 1 << 15
# What patterns cannot do without, in small letters. The last three are letters that a pattern takes for i and
# s where it makes no difference between capitals and small letters.
_INTRICATE = ("%", "cent", "ı", "\u0307", "ſ")
_CURRENCIES = tuple("$ € £ ¥ dollar euro pound yen".split())
_TIMES = tuple("second minute hour day week month year decade semester".split())
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve teen twent thirt fort fift"
    " hundred thousand half dozen".split()
)
_MONTHS = "January February March April May June July August September October November December".split()
_DIGIT = re.compile(r"\d")
# A name of any kind begins with a capital, and a capital is a name.
_CAPITAL = re.compile(r"\b[A-Z]")
_NAMED = KIND_BITS[AnswerKind.PERSON] | KIND_BITS[AnswerKind.ORGANISATION]


@lru_cache(maxsize=_SENTENCES_KEPT)
def sentence_kinds(sentence: str) -> int:
    """The same as ``kind_bits``. Manuals say much again and again, word for word: that is kept."""
    lowered = sentence.lower()
    if any(map(lowered.__contains__, _INTRICATE)):
        return kind_bits(sentence)
    names = _NAMED if _CAPITAL.search(sentence) else 0
    return names | sum(
        KIND_BITS[kind] for kind in _possible(sentence, lowered, names) if spans_of_kind(sentence, kind)
    )


def _possible(sentence: str, lowered: str, names: int) -> list[AnswerKind]:
    """The other kinds that are not out of the question."""
    has_digit = _DIGIT.search(sentence) is not None
    kinds = [AnswerKind.PLACE] if names else []
    if has_digit and any(map(lowered.__contains__, _CURRENCIES)):
        kinds.append(AnswerKind.MONEY)
    if any(map(lowered.__contains__, _TIMES)):
        kinds.append(AnswerKind.DURATION)
    if has_digit or any(map(lowered.__contains__, _NUMBERS)):
        kinds.append(AnswerKind.NUMBER)
    if has_digit or any(map(sentence.__contains__, _MONTHS)):
        kinds.append(AnswerKind.DATE)
    return kinds
