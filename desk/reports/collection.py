"""All that one published generation holds, section by section, for reports on the whole collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from engine.vocabulary.lexicon_file import LexiconParts, read_parts
from indexer.build import Progress


class Collection:
    """One generation from beginning to end, whatever is published meanwhile."""

    def __init__(self, folder: Path) -> None:
        """Open the folder of a finished generation. Raises QuireError where it cannot be used."""
        self._store = WhooshStore(folder, field_weights())
        self.lexicon: LexiconParts = read_parts(folder)
        self.index_version = self._store.manifest.index_version
        self.corpus = Path(self._store.manifest.corpus)

    @classmethod
    def published(cls, index: Path) -> Collection:
        """The published generation of an index. Raises QuireError where there is none that can be used."""
        return cls(Generations(index).current())

    @property
    def documents(self) -> Sequence[str]:
        """The paths of all documents, in order."""
        return sorted(self._store.manifest.documents)

    def document(self, doc: str) -> tuple[Section, ...]:
        """The sections of a document, in order."""
        return self._store.document(doc)

    def sections(self, progress: Progress) -> Iterator[Section]:
        """All sections by document, in order."""
        progress.stage("reading the sections")
        documents = self.documents
        progress.start(len(documents))
        for doc in documents:
            yield from self.document(doc)
            progress.step()


def place_of(section: Section) -> dict[str, Any]:
    """Where a section is, as every report names it."""
    return {
        "id": section.id,
        "doc": section.doc,
        "title": section.title,
        "breadcrumb": list(section.breadcrumb),
        "url": section.url,
    }
