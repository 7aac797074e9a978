"""One generation opened for asking, whether it is published or not."""

from __future__ import annotations

from pathlib import Path

from engine.results import Results
from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.whoosh_store import WhooshStore


class OneGeneration:
    """Answers from one folder of a generation and never from another; safe for several threads."""

    def __init__(self, folder: Path, *, is_checked: bool = False) -> None:
        """Open a finished generation. Raises IndexMismatch or IndexDamaged where that cannot be.

        ``is_checked`` tells that its files have just been compared with its manifest.
        """
        self._store = WhooshStore(folder, field_weights(), is_checked=is_checked)
        self.manifest = self._store.manifest
        self.index_version = self.manifest.index_version
        self.passages = self._store.passage_count()

    def ask(self, question: str, limit: int = 10) -> Results:
        """The ``limit`` best sections and the answer; raises QuestionError for a question it cannot take."""
        # Half of what a build imports otherwise, and few builds ask.
        from engine.ask import answer_question

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
