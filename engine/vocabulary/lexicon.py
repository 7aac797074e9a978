"""What else a question may say for the same: synonyms and acronyms, of the documents and of everyday English.

Asked with the terms of a question, it gives every place where one of its rules applies. Looking up takes time
by the length of the question, however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.words.analysis import tokenize
from engine.words.stopwords import INDEX_STOP_WORDS

Reason = Literal["synonym", "acronym", "everyday"]

_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a thing.

    ``terms`` are the first terms of its words, stop words left out; none where nothing of it is searched.
    ``spaced_terms`` are the same as if compounds were several words, ``real-time`` like ``real time``, unless
    that leaves one word alone.
    """

    text: str
    terms: tuple[str, ...]
    spaced_terms: tuple[str, ...]

    @staticmethod
    def of(text: str) -> Wording:
        """Analyse a text."""
        terms, spaced = _terms(text), _terms(_HYPHEN.sub(" ", text))
        # "CPC-A" is not what "CPC" says, though its "A" is a stop word, nor "sign-in" what "sign" does.
        return Wording(text, terms, spaced if len(spaced) > 1 else terms)


@dataclass(frozen=True, slots=True)
class Rule:
    """Whoever says one of ``sources`` may mean any of ``targets``; where both are the same, both ways."""

    sources: tuple[Wording, ...]
    targets: tuple[Wording, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Expansion:
    """``target`` may stand for ``source``: terms, side by side. ``text`` is the target as written."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    reason: Reason
    text: str


class Lexicon:
    """Rules ready to be looked up. Never changes. Where several apply, the earlier rule comes first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[tuple[str, ...], list[Rule]] = {}
        # Worked out when they are first asked for.
        self._expansions: dict[tuple[str, ...], tuple[Expansion, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for rule in rules:
            for source in dict.fromkeys(_sources(rule)):
                self._rules.setdefault(source, []).append(rule)
                lengths.setdefault(source[0], set()).add(len(source))
        self._known = frozenset(term for source in self._rules for term in source)
        # By the first term, so that only lengths that can match are tried.
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def knows(self, term: str) -> bool:
        """Whether some source has this term: then it is a word, though no document may hold it."""
        return term in self._known

    def expansions(self, terms: Sequence[str]) -> list[tuple[int, int, Expansion]]:
        """Every ``(start, end, expansion)`` whose source is ``terms[start:end]``.

        In order of ``start``; at one place the longest source first. Sources may overlap.
        """
        return [
            (start, start + length, expansion)
            for start, first in enumerate(terms)
            for length in self._lengths.get(first, ())
            if start + length <= len(terms)
            for expansion in self._expansions_of(tuple(terms[start : start + length]))
        ]

    def _expansions_of(self, source: tuple[str, ...]) -> tuple[Expansion, ...]:
        if source not in self._rules:
            return ()
        found = self._expansions.get(source)
        if found is None:
            found = self._expansions[source] = tuple(self._work_out(source))
        return found

    def _work_out(self, source: tuple[str, ...]) -> Iterator[Expansion]:
        seen = {source}
        for rule in self._rules[source]:
            for target in rule.targets:
                if target.terms not in seen and target.spaced_terms != source:
                    seen.add(target.terms)
                    yield Expansion(source, target.terms, rule.reason, target.text)


def _sources(rule: Rule) -> Iterator[tuple[str, ...]]:
    for source in rule.sources:
        yield from filter(None, (source.terms, source.spaced_terms))


def _terms(text: str) -> tuple[str, ...]:
    first_terms = (token.terms[0] for token in tokenize(text))
    return tuple(term for term in first_terms if term not in INDEX_STOP_WORDS)
