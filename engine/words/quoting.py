"""Words quoted in a sentence for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST = 6
"""How many parts a list in a sentence has at most."""
LONGEST = 40
"""How many characters of a quoted word are shown."""


def quote(words: str) -> str:
    """Words in quotation marks, white space folded and shortened if they are long."""
    folded = " ".join(words.split())
    return f"“{folded}”" if len(folded) <= LONGEST else f"“{folded[:LONGEST]}…”"


def quote_all(words: Iterable[str]) -> str:
    """A list of words in quotation marks, each once, whatever its capitals: the first way it is written."""
    distinct: dict[str, str] = {}
    for word in words:
        distinct.setdefault(word.casefold(), word)
    return join([quote(word) for word in distinct.values()])


def join(parts: Sequence[str]) -> str:
    """A list in a sentence: "a, b and c"; of a long one, how many more there are."""
    if len(parts) > MOST:
        parts = [*parts[: MOST - 1], f"{len(parts) - MOST + 1} more"]
    return " and ".join([*filter(None, [", ".join(parts[:-1])]), *parts[-1:]])
