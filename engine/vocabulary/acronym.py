"""Acronyms and what they stand for, as documents define them, and the rules that a corpus of them makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.vocabulary.lexicon import Rule, Wording
from engine.words.stopwords import QUESTION_STOP_WORDS

_Key = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Acronym:
    """A definition as a document writes it: ``CPC`` and ``Certified Professional Coder``."""

    short: str
    long: str


def acronym_rules(documents: Iterable[Sequence[Acronym]]) -> tuple[Rule, ...]:
    """The rules that the definitions of all documents make, those of most documents first.

    Spellings of the same terms are one definition, shown as most documents write it. An acronym may have
    several meanings, and a meaning several acronyms.
    """
    distinct = [set(document) for document in documents]
    spellings = Counter(definition for document in distinct for definition in document)
    wordings = {definition: _wordings(definition) for definition in spellings}
    keys = {definition: (short.terms, long.spaced_terms) for definition, (short, long) in wordings.items()}
    counts = Counter(key for document in distinct for key in {keys[definition] for definition in document})
    spelt: dict[_Key, Acronym] = {}
    for definition in sorted(spellings, key=lambda definition: (-spellings[definition], definition)):
        spelt.setdefault(keys[definition], definition)
    ranked = sorted(spelt, key=lambda key: (-counts[key], spelt[key]))
    return tuple(_rule(*wordings[spelt[key]]) for key in ranked if all(key))


def _wordings(definition: Acronym) -> tuple[Wording, Wording]:
    return Wording.of(definition.short), Wording.of(definition.long)


def _rule(short: Wording, long: Wording) -> Rule:
    if short.text.lower() in QUESTION_STOP_WORDS:
        # A question says WHO in capitals or does not mean it; in a text the term is the word "who".
        return Rule((short,), (long,), "acronym")
    return Rule((short, long), (short, long), "acronym")
