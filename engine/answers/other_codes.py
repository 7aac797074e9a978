"""Sentences that speak of another code than the question: what is true of ICD-9 says nothing about ICD-10."""

from __future__ import annotations

from collections.abc import Iterable

from engine.words.analysis import tokenize


def codes_of(text: str) -> list[tuple[str, ...]]:
    """The terms of each code of several parts in a text: the whole code first, then its leading parts."""
    return [token.terms for token in tokenize(text) if len(token.terms) > 1 and _has_digit(token.terms[0])]


def names_another(sentence: str, codes: Iterable[tuple[str, ...]]) -> bool:
    """Whether a sentence names a code of the same family as one of ``codes``, and not that one.

    A longer or shorter form is no other code: ICD-10-CM is an ICD-10.
    """
    wanted = list(codes)
    if not wanted:
        return False
    named = codes_of(sentence)
    return any(
        not any(_is_of(one, other) for other in named) and any(_are_siblings(one, other) for other in named)
        for one in wanted
    )


def _is_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0] in other or other[0] in one


def _are_siblings(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two codes begin with the same part."""
    return not set(one[1:]).isdisjoint(other[1:])


def _has_digit(term: str) -> bool:
    return any(letter.isdigit() for letter in term)
