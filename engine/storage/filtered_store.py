"""A store of which only some sections are looked at; frequencies of terms remain those of the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engine.array_types import Array
from engine.section import Section
from engine.store import Candidate, Candidates, ForwardParts, SectionStore
from engine.vocabulary.lexicon import Lexicon
from engine.vocabulary.spelling import Speller


class FilteredStore:
    """``best`` finds the best of the allowed sections; all else is the store's."""

    def __init__(self, store: SectionStore, best: Callable[[Mapping[str, float], int], Candidates]) -> None:
        self._store = store
        self._best = best

    def best(self, terms: Mapping[str, float], limit: int) -> Candidates:
        return self._best(terms, limit)

    def field_scores(
        self, terms: Mapping[str, float], candidates: Sequence[Candidate]
    ) -> Mapping[str, Array]:
        return self._store.field_scores(terms, candidates)

    def forward(self, candidates: Sequence[Candidate]) -> ForwardParts:
        return self._store.forward(candidates)

    def sections(self, keys: Sequence[int]) -> list[Section]:
        return self._store.sections(keys)

    def section(self, section_id: str) -> Section | None:
        return self._store.section(section_id)

    def document(self, doc: str) -> tuple[Section, ...]:
        return self._store.document(doc)

    def document_frequency(self, term: str) -> int:
        return self._store.document_frequency(term)

    def passage_count(self) -> int:
        return self._store.passage_count()

    @property
    def lexicon(self) -> Lexicon:
        return self._store.lexicon

    @property
    def speller(self) -> Speller:
        return self._store.speller
