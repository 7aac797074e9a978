"""One generation opened for asking, whether it is published or not."""

from __future__ import annotations

from pathlib import Path

from engine.ask import answer_question
from engine.results import Results
from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.whoosh_store import WhooshStore


class OneGeneration:
    """Answers from one folder of a generation and never from another; safe for several threads."""

    def __init__(self, folder: Path) -> None:
        """Open a finished generation. Raises IndexMismatch or IndexDamaged where that cannot be."""
        self._store = WhooshStore(folder, field_weights())
        manifest = self._store.manifest
        self.index_version, self.built = manifest.index_version, manifest.built
        self.passages = self._store.passage_count()

    def ask(self, question: str, limit: int = 10) -> Results:
        """The ``limit`` best sections and the answer; raises QuestionError for a question it cannot take."""
        return answer_question(
            self._store,
            question,
            limit=limit,
            offset=0,
            explain=False,
            correct=True,
            index_version=self.index_version,
        )

    def document(self, doc: str) -> tuple[Section, ...]:
        """All sections of a file, in order; empty if the generation does not hold it."""
        return self._store.document(doc)
