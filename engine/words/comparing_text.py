"""Whether a text compares things, or only mentions them side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from engine.words.analysis import tokenize
from engine.words.stopwords import INDEX_STOP_WORDS

# Where one statement ends and the next begins; a table is one, whatever its rows.
_ROW = " | "
_STATEMENT = re.compile(r"(?<=[.!?])\s+|\n")
_CONTRAST = re.compile(
    r"\b(?:differ\w*|distinguish\w*|distinct\w*|compar\w*|than|unlike|whereas|while|but|instead|both|versus|vs)\b",
    re.IGNORECASE,
)
# "A heart attack or a stroke": with no more between them two things are named in one breath.
_IN_ONE_BREATH = 1


def compares(text: str, sides: Sequence[frozenset[str]]) -> bool:
    """Whether one statement of a text says something of each side; a side is the terms that tell it apart."""
    statements = [text] if _ROW in text else _STATEMENT.split(text)
    return any(_says_of_each(statement, sides) for statement in statements)


def _says_of_each(statement: str, sides: Sequence[frozenset[str]]) -> bool:
    places = [_places(statement, side) for side in sides]
    if not all(places):
        return False
    if _CONTRAST.search(statement):
        return True
    return all(
        any(abs(one - other) > 1 + _IN_ONE_BREATH for one in first for other in second)
        for first, second in combinations(places, 2)
    )


def _places(statement: str, side: frozenset[str]) -> list[int]:
    """Where the terms of a side stand, counted in words that are no stop words."""
    words = [token for token in tokenize(statement) if token.terms[0] not in INDEX_STOP_WORDS]
    return [number for number, token in enumerate(words) if not side.isdisjoint(token.terms)]
