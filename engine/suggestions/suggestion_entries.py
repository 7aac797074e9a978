"""The entries that can be suggested, from the facts that speak for them.

Texts that differ in case, hyphens or number alone are one entry; a heading comes before a term.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.suggestions.heading_terms import common_terms
from engine.suggestions.suggestion_facts import Fact, Kind
from engine.words.analysis import count_terms
from engine.words.stopwords import QUESTION_STOP_WORDS

# What an entry is worth: per level below the title, per word and per letter that it is long.
_PER_LEVEL, _PER_WORD, _PER_LETTER = 0.7, 0.12, 0.01
_HEADING_WORTH = 1.0
_TERM_WORTHS = {Kind.ACRONYM: 2.0, Kind.DEFINED: 0.5, Kind.STRETCH: 0.5, Kind.WORD: -1.5}
# A frequent word alone says little, however frequent it is.
_WORD_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """The ``position``-th section of the document ``doc``, whatever segment holds it."""

    doc: str
    position: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be suggested. ``place`` is what a heading leads to, None of a term."""

    text: str
    worth: float
    place: Place | None = None

    @property
    def order(self) -> tuple[float, str]:
        """Entries ascend by it, the best first."""
        return -self.worth, self.text


def by_key(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by their keys."""
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.key, []).append(fact)
    return grouped


def collect_entries(facts: Mapping[str, Sequence[Fact]], known: Container[str]) -> dict[str, Entry]:
    """The entries by key.

    ``facts`` are all those with a key; the entry of a key is the same whatever other keys there are, but for
    those of the longer stretches that hold it. ``known`` are the terms that sections hold: a term is
    suggested only where a search for it finds something.
    """
    common = common_terms(_stretch_counts(facts))
    entries = {key: _entry(own, key in common) for key, own in facts.items()}
    return {
        key: entry
        for key, entry in entries.items()
        if entry and (_leads(facts[key]) or _is_found(entry, known))
    }


def heading_spelling(facts: Sequence[Fact]) -> str | None:
    """The spelling that most of the headings with one key have, None without any."""
    return _spelling([fact for fact in facts if fact.kind is Kind.HEADING])


def _entry(facts: Sequence[Fact], is_common: bool) -> Entry | None:
    """The entry of the facts with one key; ``is_common`` tells that stretches make one."""
    kinds = {fact.kind for fact in facts if is_common or fact.kind is not Kind.STRETCH}
    kind = min(kinds, default=Kind.SHORT)
    # An acronym is suggested with its meaning alone.
    if kind is Kind.SHORT:
        return None
    own = [fact for fact in facts if fact.kind is kind]
    return _heading(own) if kind is Kind.HEADING else _term(own)


def _heading(facts: Sequence[Fact]) -> Entry:
    """A heading that several documents have leads to no one place: it is searched for."""
    text = _spelling(facts) or ""
    best = min(facts, key=lambda fact: (fact.depth, -fact.times, fact.position))
    count = math.log2(1 + sum(fact.times for fact in facts))
    worth = _HEADING_WORTH + count - _PER_LEVEL * best.depth - _length(text)
    single = all(fact.doc == best.doc for fact in facts)
    return Entry(text, worth, Place(best.doc, best.position) if single else None)


def _term(facts: Sequence[Fact]) -> Entry:
    kind, text = facts[0].kind, _spelling(facts, weighted=True) or ""
    share = _WORD_SHARE if kind is Kind.WORD else 1.0
    count = math.log2(1 + sum(fact.times for fact in facts))
    return Entry(text, _TERM_WORTHS[kind] + share * count - _length(text))


def _spelling(facts: Sequence[Fact], weighted: bool = False) -> str | None:
    """The commonest text."""
    texts = {fact.text for fact in facts}
    if len(texts) < 2:
        return texts.pop() if texts else None
    counts: Counter[str] = Counter()
    for fact in facts:
        counts[fact.text] += fact.times if weighted else 1
    return min(counts, key=lambda text: (-counts[text], text))


def _length(text: str) -> float:
    return _PER_WORD * text.count(" ") + _PER_LETTER * len(text)


def _stretch_counts(facts: Mapping[str, Sequence[Fact]]) -> dict[str, int]:
    """How many headings say each key that is a stretch of any."""
    counts = {key: sum(fact.times for fact in own if fact.kind is Kind.STRETCH) for key, own in facts.items()}
    return {key: count for key, count in counts.items() if count}


def _leads(facts: Sequence[Fact]) -> bool:
    return any(fact.kind is Kind.HEADING for fact in facts)


def _is_found(entry: Entry, known: Container[str]) -> bool:
    return any(term in known and term not in QUESTION_STOP_WORDS for term in count_terms(entry.text))
