"""Which words of a question were read as others: told from its text before and after correction."""

from __future__ import annotations

from dataclasses import dataclass

from engine.words.analysis import Token, tokenize

# How many words of the one text stand for how many of the other, the likeliest first: a word for a word,
# a word taken apart, two put together.
_STEPS = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Correction:
    """``asked`` was read as ``corrected``, which is the corrected text from ``start`` to ``end``."""

    asked: str
    corrected: str
    start: int
    end: int


def find_corrections(asked: str, corrected: str) -> tuple[Correction, ...]:
    """The words in which a corrected question differs from what was asked, in order; takes linear time."""
    before, after = list(tokenize(asked)), list(tokenize(corrected))
    words, others = _words(asked, before), _words(corrected, after)
    found: list[Correction] = []
    i = j = 0
    while i < len(words) and j < len(others):
        if words[i] == others[j]:
            i, j = i + 1, j + 1
            continue
        i_step, j_step = _step(words[i : i + 3], others[j : j + 3])
        found.append(_correction(asked, corrected, before[i : i + i_step], after[j : j + j_step]))
        i, j = i + i_step, j + j_step
    return tuple(found)


def _step(words: list[str], others: list[str]) -> tuple[int, int]:
    """How many words differ on each side before both agree again."""
    for step, other in _STEPS:
        if words[step : step + 1] == others[other : other + 1]:
            return step, other
    return _STEPS[0]


def _words(text: str, tokens: list[Token]) -> list[str]:
    return [text[token.start : token.end] for token in tokens]


def _correction(asked: str, corrected: str, before: list[Token], after: list[Token]) -> Correction:
    start, end = after[0].start, after[-1].end
    return Correction(asked[before[0].start : before[-1].end], corrected[start:end], start, end)
