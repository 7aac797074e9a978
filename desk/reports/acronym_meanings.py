"""What each acronym stands for in the whole collection, and whether documents disagree about it.

Other spellings are no disagreement: plural, case, hyphens, little words, an added word, a letter or two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon import Wording

# From which likeness on (0 to 100) two long forms are taken for spellings of one.
_ALIKE = 85.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """``long`` as most documents write it, and where it is defined so: (document, definition)."""

    long: str
    defined: tuple[tuple[str, Acronym], ...]
    terms: tuple[str, ...]

    @property
    def documents(self) -> int:
        """How many documents define it so."""
        return len({doc for doc, _ in self.defined})


def meanings_of(acronyms: Mapping[str, Sequence[Acronym]]) -> dict[str, tuple[Meaning, ...]]:
    """Per acronym its meanings, those of most documents first; spellings of one are one meaning."""
    defined: dict[tuple[str, ...], list[tuple[str, Acronym]]] = {}
    for doc, found in sorted(acronyms.items()):
        for acronym in found:
            defined.setdefault(Wording.of(acronym.short).terms, []).append((doc, acronym))
    return {
        _commonest([acronym.short for _, acronym in places]): _meanings(places) for places in defined.values()
    }


def conflicting(meanings: Sequence[Meaning]) -> bool:
    """Whether two of them stand for different things."""
    return any(not _same(one.terms, other.terms) for one, other in combinations(meanings, 2))


def _meanings(places: Sequence[tuple[str, Acronym]]) -> tuple[Meaning, ...]:
    groups: list[list[tuple[str, Acronym]]] = []
    terms: list[tuple[str, ...]] = []
    for doc, acronym in places:
        own = Wording.of(acronym.long).spaced_terms
        number = next((number for number, other in enumerate(terms) if _same(own, other)), len(terms))
        if number == len(terms):
            groups.append([])
            terms.append(own)
        groups[number].append((doc, acronym))
    found = [
        Meaning(_commonest([acronym.long for _, acronym in group]), tuple(group), own)
        for group, own in zip(groups, terms, strict=True)
    ]
    return tuple(sorted(found, key=lambda meaning: (-meaning.documents, meaning.long)))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return ratio(" ".join(one), " ".join(other)) >= _ALIKE


def _commonest(spellings: Sequence[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings.count(spelling), spelling))
