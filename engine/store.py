"""The seam for scale-out: what ranking and the build ask of whatever holds the sections.

By default that is a Whoosh index with its arrays (``whoosh_store``). Everything above this seam
(questions, re-ranking, answers, the front end) is shared by all stores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.array_types import Array, Numbers
from engine.section import Section
from engine.storage.forward import ForwardPassages
from engine.vocabulary.lexicon import Lexicon
from engine.vocabulary.spelling import Speller


@dataclass(frozen=True, slots=True)
class Candidate:
    """A section that holds terms of the question: its key in the store, its best passage, and that passage's
    score: the weighted sum of its BM25 by field."""

    key: int
    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best sections, best first (equal scores in the order of the index), and how many hold any term."""

    best: tuple[Candidate, ...]
    total: int


# Passages in parts, each with the places of its candidates in the list that was asked for.
ForwardParts = Sequence[tuple[Numbers, ForwardPassages]]


class SectionStore(Protocol):
    """One published generation, read-only."""

    def best(self, terms: Mapping[str, float], limit: int) -> Candidates:
        """The ``limit`` best sections for weighted terms."""

    def field_scores(
        self, terms: Mapping[str, float], candidates: Sequence[Candidate]
    ) -> Mapping[str, Array]:
        """By field, the BM25 of the candidates' passages for weighted terms."""

    def forward(self, candidates: Sequence[Candidate]) -> ForwardParts:
        """The words of the candidates' passages; each candidate is in one part."""

    def sections(self, keys: Sequence[int]) -> list[Section]:
        """The sections with these keys, in that order."""

    def section(self, section_id: str) -> Section | None:
        """The section with this id."""

    def document(self, doc: str) -> tuple[Section, ...]:
        """All sections of a file in their order; empty if the index does not hold the file."""

    def document_frequency(self, term: str) -> int:
        """In how many passages a term stands, in any field. Asked several times for each term."""

    def passage_count(self) -> int:
        """How many passages the index holds."""

    @property
    def lexicon(self) -> Lexicon:
        """What the documents and their editor say for the same."""

    @property
    def speller(self) -> Speller:
        """Corrects words that no section holds."""
