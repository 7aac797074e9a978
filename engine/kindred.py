"""Words that ask for the same thing when a question is about money: "make" in "how much does a coder make" is
its salary. Only where an amount is expected; elsewhere these words mean other things."""

from __future__ import annotations

from collections.abc import Collection

from engine.analysis import terms_of
from engine.expectation import AnswerKind

# What a kindred word is worth beside the word that was used.
KINDRED_WEIGHT = 0.3

_GROUPS = tuple(
    frozenset(term for word in words.split() for term in terms_of(word))
    for words in (
        "make earn pay paid salary wage earnings income",
        "cost price fee charge pay expensive tuition",
    )
)


def kindred_terms(terms: Collection[str], kind: AnswerKind) -> dict[str, float]:
    """Further terms to search for beside ``terms``, with their weights; none where no amount is expected."""
    if kind is not AnswerKind.MONEY:
        return {}
    group = next((group for group in _GROUPS if not group.isdisjoint(terms)), frozenset[str]())
    return dict.fromkeys(sorted(group.difference(terms)), KINDRED_WEIGHT)
