"""What speaks for each entry that can be suggested: headings, defined terms, acronyms, what headings share.

Most facts are of one document. What an entry is follows from the facts with its key, and what headings have
in common from the entries that are headings, so that a change of few documents changes few entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from engine.storage.catalog import Outline
from engine.suggestions.heading_terms import stretches_of
from engine.suggestions.suggestion_words import key_of
from engine.vocabulary.acronym import Acronym

# Longer headings are sentences.
LONGEST_HEADING = 120


class Kind(IntEnum):
    """What a fact is. Of the facts with one key the first kind here makes the entry.

    ``SHORT`` is an acronym without its meaning: it makes none, and keeps terms from making one.
    """

    HEADING = 0
    SHORT = 1
    ACRONYM = 2
    DEFINED = 3
    STRETCH = 4
    WORD = 5


class Fact(NamedTuple):
    """``doc`` is empty where a fact is of no one document; a heading is its ``position``-th section.

    ``times`` is how many sections a heading governs, and for all else how often it is said.
    """

    key: str
    kind: Kind
    text: str
    doc: str = ""
    position: int = 0
    depth: int = 0
    times: int = 1


def facts_of_document(doc: str, outlines: Sequence[Outline], acronyms: Sequence[Acronym]) -> list[Fact]:
    """The facts of a document from the outlines of its sections, in order."""
    facts = []
    for position, (outline, governed) in enumerate(zip(outlines, _governed(outlines), strict=True)):
        if outline.title:
            facts.append(_heading(outline.title, doc, position, 0, len(outlines)))
        if outline.depth:
            facts.append(_heading(outline.heading, doc, position, outline.depth, governed))
        facts += [Fact(key_of(term), Kind.DEFINED, term, doc) for term in dict.fromkeys(outline.terms)]
    for acronym in dict.fromkeys(acronyms):
        whole = f"{acronym.short} – {acronym.long}"
        facts.append(Fact(key_of(whole), Kind.ACRONYM, whole, doc))
        facts.append(Fact(key_of(acronym.short), Kind.SHORT, acronym.short, doc))
    return [fact for fact in facts if fact.key and _is_short_enough(fact)]


def stretch_facts(headings: Iterable[str]) -> list[Fact]:
    """What headings say in several words, and how many of them do. Each heading is given once."""
    said = Counter(stretch for heading in headings for stretch in stretches_of(heading).items())
    return [Fact(key, Kind.STRETCH, text, times=count) for (key, text), count in said.items()]


def word_facts(words: Mapping[str, int]) -> list[Fact]:
    """Words with how many passages hold each."""
    facts = (Fact(key_of(word), Kind.WORD, word, times=count) for word, count in words.items())
    return [fact for fact in facts if fact.key]


def _heading(text: str, doc: str, position: int, depth: int, governed: int) -> Fact:
    return Fact(key_of(text), Kind.HEADING, text, doc, position, depth, governed)


def _is_short_enough(fact: Fact) -> bool:
    return fact.kind is not Kind.HEADING or len(fact.text) <= LONGEST_HEADING


def _governed(outlines: Sequence[Outline]) -> list[int]:
    """For each section how many it governs, itself among them: it, and those below it that follow."""
    governed = [1] * len(outlines)
    above: list[int] = []
    for number, outline in enumerate(outlines):
        while above and outlines[above[-1]].depth >= outline.depth:
            above.pop()
        for one in above:
            governed[one] += 1
        above.append(number)
    return governed
