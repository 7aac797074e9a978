"""Whether an acronym is made of the letters of some words, in the way that acronyms are.

The idea is that of Schwartz and Hearst (2003): each character of the acronym is found in the words, in order,
the first one at the beginning of a word. Stricter here: words are not passed over. Each begins with a
character of the acronym, and more of them may be found inside it (``electroencephalogram``: EEG). Function
words (``of``, ``and``) may be left out, and one other word in all, if it is the only thing amiss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# How much of the acronym must be initials of words: EEG has one of three.
LEAST_INITIALS = 1 / 3
# What leaving one word out costs beside the share of initials.
OMISSION = 0.4
# In shorter ones a word more or less decides too much.
_SHORTEST_WITH_OMISSION = 3

_FUNCTION_WORDS = frozenset("a an the of and or for in on to by with at from as per de non via its &".split())
_CHARACTER = re.compile(r"\d+|[^\W\d_]")
_IMPOSSIBLE = -1_000

# initials[j][i]: how many of the characters from i on are initials, when words from j on spell them all.
_Initials = list[list[int]]


def characters(short: str) -> list[str]:
    """The letters of an acronym in lower case, and its numbers, each as one."""
    return [character.lower() for character in _CHARACTER.findall(short)]


def fits(short: Sequence[str], words: Sequence[str]) -> list[float]:
    """For each word, how well all words from it on spell the acronym: at most 1, and 0 where they do not.

    ``short`` is as from ``characters``; the words are in lower case.
    """
    if short[0][0] not in {word[0] for word in words}:
        return [0.0] * len(words)
    exact = _scores(short, _spell(short, words), 0.0)
    if max(exact) >= 1 - OMISSION or len(short) < _SHORTEST_WITH_OMISSION:
        return exact
    # With a word left out already, letters taken from function words would be chance.
    strict = _spell(short, words, take_function_words=False)
    omitting = _spell(short, words, take_function_words=False, omitted=strict)
    return [max(pair) for pair in zip(exact, _scores(short, omitting, OMISSION), strict=True)]


def _scores(short: Sequence[str], initials: _Initials, cost: float) -> list[float]:
    shares = [row[0] / len(short) for row in initials[:-1]]
    return [share - cost if share >= LEAST_INITIALS else 0.0 for share in shares]


def _spell(
    short: Sequence[str],
    words: Sequence[str],
    *,
    take_function_words: bool = True,
    omitted: _Initials | None = None,
) -> _Initials:
    """``omitted`` is what the words spell after one of them was left out, where that is allowed."""
    rows: _Initials = [[_IMPOSSIBLE] * len(short) + [0]]
    for number in range(len(words) - 1, -1, -1):
        word, later = words[number], rows[-1]
        is_function_word = word in _FUNCTION_WORDS
        row = [_IMPOSSIBLE] * (len(short) + 1)
        if is_function_word:
            row[1:] = later[1:]
        elif omitted:
            row[1:] = omitted[number + 1][1:]
        if take_function_words or not is_function_word:
            _take(short, word, row, later)
        rows.append(row)
    return rows[::-1]


def _take(short: Sequence[str], word: str, row: list[int], later: list[int]) -> None:
    """Let ``word`` spell one character or more, wherever that is better than what ``row`` has."""
    for start, character in enumerate(short):
        place = 0 if word.startswith(character) else -1
        end = start
        while place >= 0:
            place += len(short[end])
            end += 1
            row[start] = max(row[start], 1 + later[end])
            place = word.find(short[end], place) if end < len(short) else -1
