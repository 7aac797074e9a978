"""Words that ask for the same thing when a question is about money: "make" in "how much does a coder make" is
its salary. Only where an amount is expected; elsewhere these words mean other things."""

from __future__ import annotations

from collections.abc import Collection

from engine.kinds.expectation import AnswerKind
from engine.words.analysis import terms_of

_GROUPS = tuple(
    frozenset(term for word in words.split() for term in terms_of(word))
    for words in (
        "make earn pay paid salary wage earnings income",
        "cost price fee charge pay expensive tuition",
    )
)


def kindred_terms(terms: Collection[str], kind: AnswerKind) -> dict[str, str]:
    """Terms that may stand for one of ``terms``: kindred term -> term; none if no amount is expected."""
    if kind is not AnswerKind.MONEY:
        return {}
    kindred: dict[str, str] = {}
    for term in terms:
        for group in _GROUPS:
            if term in group:
                kindred |= dict.fromkeys(sorted(group.difference(terms)), term)
    return kindred
