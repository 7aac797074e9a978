"""A glossary mined from the documents: acronyms with what they stand for, and terms that are defined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desk.reports.acronym_meanings import Meaning, conflicting, meanings_of
from desk.reports.collection import Collection, place_of
from desk.reports.definitions import Definition, definitions_in
from engine.section import Section
from engine.vocabulary.acronym import Acronym
from indexer.build import Progress

# A collection of thousands of pages defines thousands of parameters; an editor reads the first hundreds.
MOST_TERMS = 2_000
MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document defines something, and its words there."""

    section: Section
    text: str

    def to_json(self) -> dict[str, Any]:
        """The place as plain JSON values."""
        return {**place_of(self.section), "text": self.text}


def glossary(collection: Collection, progress: Progress) -> dict[str, Any]:
    """Acronyms and terms in alphabetical order, as plain JSON values.

    ``acronyms`` have ``meanings``, those of most documents first, and are in ``conflict`` where two of these
    are not the same in other words. ``terms`` beyond ``MOST_TERMS`` are left out, those defined in fewest
    documents first; ``leftOut`` says how many.
    """
    finder = _Finder(collection.lexicon.acronyms)
    for section in collection.sections(progress):
        finder.read(section)
    terms = finder.terms()
    return {
        "indexVersion": collection.index_version,
        "acronyms": finder.acronyms(),
        "terms": _most_told(terms),
        "leftOut": max(0, len(terms) - MOST_TERMS),
    }


def conflicts_of(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The acronyms of a glossary that stand for two things."""
    return [acronym for acronym in found["acronyms"] if acronym["conflict"]]


def _most_told(terms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = sorted(terms, key=lambda term: -term["documents"])[:MOST_TERMS]
    return sorted(kept, key=lambda term: (term["term"].casefold(), term["term"]))


class _Finder:
    """Goes through the sections once."""

    def __init__(self, acronyms: Mapping[str, Iterable[Acronym]]) -> None:
        self._acronyms = {doc: tuple(found) for doc, found in acronyms.items()}
        self._acronym_places: dict[tuple[str, Acronym], Section] = {}
        self._definitions: dict[str, list[tuple[Section, Definition]]] = {}

    def read(self, section: Section) -> None:
        for acronym in self._acronyms.get(section.doc, ()):
            if acronym.short in section.text and _holds(section.text, acronym.long):
                self._acronym_places.setdefault((section.doc, acronym), section)
        for definition in definitions_in(section):
            self._definitions.setdefault(definition.key, []).append((section, definition))

    def acronyms(self) -> list[dict[str, Any]]:
        found = meanings_of(self._acronyms)
        return [
            {
                "short": short,
                "conflict": conflicting(meanings),
                "meanings": [self._meaning(meaning) for meaning in meanings],
            }
            for short, meanings in sorted(found.items(), key=lambda item: (item[0].casefold(), item[0]))
        ]

    def _meaning(self, meaning: Meaning) -> dict[str, Any]:
        places = [
            place_of(self._acronym_places[key]) for key in meaning.defined if key in self._acronym_places
        ]
        return {"long": meaning.long, "documents": meaning.documents, "places": places[:MOST_PLACES]}

    def terms(self) -> list[dict[str, Any]]:
        found = [
            {
                "term": min(definition.term for _, definition in places),
                "documents": len({section.doc for section, _ in places}),
                "places": [Place(section, one.text).to_json() for section, one in places[:MOST_PLACES]],
            }
            for places in self._definitions.values()
        ]
        return sorted(found, key=lambda term: (str(term["term"]).casefold(), str(term["term"])))


def _holds(text: str, words: str) -> bool:
    return words in text or words in " ".join(text.split())
