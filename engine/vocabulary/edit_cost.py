"""How unlikely a slip of the fingers is: a letter dropped, added or changed, or two swapped.

Costs are negative logarithms of rough probabilities. There are some five ways to drop a letter of a word or
to swap two, and more than a hundred to change or add one: seen from what was typed, "oders" is "coders" or
"orders" with a letter dropped long before it is "odors". What fingers and ears do often costs less.
"""

from __future__ import annotations

from itertools import pairwise

_SWAP = 3.0
_DROP = 3.0
_CHANGE = 6.0
_ADD = 6.0
# What a slip costs less that is often made, and one in the first letter more.
_OFTEN = 1.0
_FIRST_LETTER = 1.0

_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def edit_cost(typed: str, meant: str) -> float:
    """The least cost of typing one word for another, both in lower case; 0 if they are the same.

    Each letter takes part in one edit at most (optimal string alignment); time grows with the product of
    the lengths.
    """
    adding = [_costs_less(_ADD, _is_doubled(typed, i)) for i in range(len(typed))]
    dropping = [_costs_less(_DROP, _is_doubled(meant, j)) for j in range(len(meant))]
    costs = [[_ADD * i + _DROP * j for j in range(len(meant) + 1)] for i in range(len(typed) + 1)]
    for i, letter in enumerate(typed, 1):
        for j, wanted in enumerate(meant, 1):
            least = min(
                costs[i - 1][j - 1] + _changing(letter, wanted),
                costs[i - 1][j] + adding[i - 1],
                costs[i][j - 1] + dropping[j - 1],
            )
            if i > 1 and j > 1 and typed[i - 2 : i] == wanted + meant[j - 2]:
                least = min(least, costs[i - 2][j - 2] + _SWAP)
            costs[i][j] = least
    return costs[-1][-1] + (_FIRST_LETTER if typed[:1] != meant[:1] else 0.0)


def _changing(typed: str, meant: str) -> float:
    if typed == meant:
        return 0.0
    near = frozenset((typed, meant)) in _NEIGHBOURS
    return _costs_less(_CHANGE, near or (typed in _VOWELS and meant in _VOWELS))


def _costs_less(cost: float, often: bool) -> float:
    return cost - _OFTEN if often else cost


def _is_doubled(word: str, place: int) -> bool:
    return place > 0 and word[place] == word[place - 1]


def _neighbours() -> frozenset[frozenset[str]]:
    """The pairs of letters that lie side by side on the keyboard, or slanting below one another."""
    beside = [frozenset(row[i : i + 2]) for row in _ROWS for i in range(len(row) - 1)]
    below = [
        frozenset((letter, upper[i + shift]))
        for upper, lower in pairwise(_ROWS)
        for i, letter in enumerate(lower)
        for shift in (0, 1)
    ]
    return frozenset(beside + below)


_NEIGHBOURS = _neighbours()
