"""Amounts as they are written: ``44,090``, ``1.5 million``, ``twenty-five``, ``a dozen``."""

from __future__ import annotations

import math
import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = (
    {word: float(value) for value, word in enumerate(_ONES)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, 2)}
    | {"half": 0.5}
)
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
# ``40k`` and ``1.5M``.
_LETTERS = {"k": "thousand", "m": "million"}
_LETTER = re.compile(r"(?<=\d)\s?[km]\b")
_PARTS = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+|[^\s-]")


def amount(text: str) -> float | None:
    """The number that digits, number words and scales say together; None where there is anything else."""
    total, group, empty = 0.0, 0.0, True
    spelled = _LETTER.sub(lambda found: f" {_LETTERS[found.group().strip()]}", text.lower())
    for part in _PARTS.findall(spelled):
        if (value := _value(part)) is not None:
            group += value
        elif (scale := _SCALES.get(part)) is not None:
            group = (group or 1.0) * scale
            if scale >= 1e3:
                total, group = total + group, 0.0
        else:
            return None
        empty = False
    found = total + group
    return None if empty or not math.isfinite(found) else found


def _value(part: str) -> float | None:
    return float(part.replace(",", "")) if part[0].isdigit() and part.isascii() else _VALUES.get(part)
