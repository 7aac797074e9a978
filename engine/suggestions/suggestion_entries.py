"""All that can be suggested of a generation: its headings, their common terms, acronyms, frequent words.

Texts that differ in case, hyphens or number alone are one entry; a heading comes before a term.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.suggestions.heading_terms import heading_terms
from engine.suggestions.suggestion_words import typed_words
from engine.vocabulary.acronym import Acronym
from engine.words.analysis import count_terms
from engine.words.stopwords import QUESTION_STOP_WORDS

# Longer headings are sentences.
LONGEST_HEADING = 120
MOST_WORDS = 5_000
SHORTEST_WORD = 3
LEAST_SECTIONS = 2
# What an entry is worth: per level below the title, per word and per letter that it is long.
_PER_LEVEL, _PER_WORD, _PER_LETTER = 0.7, 0.12, 0.01
_HEADING_WORTH, _ACRONYM_WORTH, _TERM_WORTH, _WORD_WORTH = 1.0, 2.0, 0.5, -1.5
# A frequent word alone says little, however frequent it is.
_WORD_SHARE = 0.5

_Key = tuple[str, ...]
# "Boxes" is of "box", "codes" of "code".
_LONG_PLURALS = ("xes", "ches", "shes", "sses", "zzes")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands: its section's key and document, its depth, and how many sections it governs."""

    key: int
    doc: int
    depth: int
    governed: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be suggested. ``key`` is the section that a heading leads to, None of a term."""

    text: str
    worth: float
    key: int | None = None


def collect_entries(
    headings: Mapping[str, Sequence[Place]],
    defined: Mapping[str, int],
    acronyms: Iterable[Sequence[Acronym]],
    words: Mapping[str, int],
    known: Collection[str],
) -> list[Entry]:
    """The entries, best first.

    ``headings`` are as they are written, ``defined`` the terms of definition lists with their counts,
    ``acronyms`` those of each document, ``words`` in how many sections each stands. ``known`` are the terms
    that sections hold: a term is suggested only where a search for it finds something.
    """
    documents = list(acronyms)
    shorts = {_key(acronym.short) for document in documents for acronym in document}
    keys = {text: _key(text) for text in headings if len(text) <= LONGEST_HEADING}
    places = _merged(headings, keys)
    terms = [
        *_terms(_added(documents), _ACRONYM_WORTH, 1.0),
        *_terms(defined, _TERM_WORTH, 1.0),
        *_terms(heading_terms(places), _TERM_WORTH, 1.0),
        *_terms(_frequent(words), _WORD_WORTH, _WORD_SHARE),
    ]
    entries = {keys[text]: _heading(text, held) for text, held in places.items()}
    for entry in terms:
        entries.setdefault(_key(entry.text), entry)
    # An acronym is suggested with its meaning alone.
    chosen = (
        entry
        for key, entry in entries.items()
        if key and (entry.key is not None or (key not in shorts and _is_found(entry, known)))
    )
    return sorted(chosen, key=lambda entry: (-entry.worth, entry.text))


def _merged(headings: Mapping[str, Sequence[Place]], keys: Mapping[str, _Key]) -> dict[str, list[Place]]:
    """One spelling of each heading, the one that stands most often, with the places of all."""
    spelt: dict[_Key, str] = {}
    for text in sorted(keys, key=lambda text: (-len(headings[text]), text)):
        spelt.setdefault(keys[text], text)
    merged: dict[str, list[Place]] = {text: [] for text in spelt.values()}
    for text, key in keys.items():
        merged[spelt[key]] += headings[text]
    return merged


def _heading(text: str, places: Sequence[Place]) -> Entry:
    """A heading that several documents have leads to no one place: it is searched for."""
    best = min(places, key=lambda place: (place.depth, -place.governed, place.key))
    count = math.log2(1 + sum(place.governed for place in places))
    worth = _HEADING_WORTH + count - _PER_LEVEL * best.depth - _length(text)
    single = len({place.doc for place in places}) == 1
    return Entry(text, worth, best.key if single else None)


def _terms(counts: Mapping[str, int], worth: float, share: float) -> Iterator[Entry]:
    for text, count in counts.items():
        yield Entry(text, worth + share * math.log2(1 + count) - _length(text))


def _length(text: str) -> float:
    return _PER_WORD * text.count(" ") + _PER_LETTER * len(text)


def _added(acronyms: Iterable[Sequence[Acronym]]) -> dict[str, int]:
    """Each acronym with its meaning, and how many documents define it so."""
    counts: Counter[str] = Counter()
    for document in acronyms:
        counts.update({f"{acronym.short} – {acronym.long}" for acronym in document})
    # The commonest spelling comes first, and of equal entries the first stays.
    return dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def _frequent(words: Mapping[str, int]) -> dict[str, int]:
    held = {
        word: count
        for word, count in words.items()
        if count >= LEAST_SECTIONS and len(word) >= SHORTEST_WORD and word not in QUESTION_STOP_WORDS
    }
    chosen = sorted(held, key=lambda word: (-held[word], word))[:MOST_WORDS]
    return {word: held[word] for word in chosen}


def _is_found(entry: Entry, known: Collection[str]) -> bool:
    return any(term in known and term not in QUESTION_STOP_WORDS for term in count_terms(entry.text))


def _key(text: str) -> _Key:
    """What texts have in common that differ in nothing that counts."""
    return tuple(_singular(word.whole) for word in typed_words(text))


def _singular(word: str) -> str:
    if len(word) < 4 or not word.isalpha() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_LONG_PLURALS) else word[:-1]
