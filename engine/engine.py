"""The engine that a program opens: it answers from the current generation and notices a new one by itself."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from engine.ask import answer_question
from engine.errors import IndexDamaged, IndexMissing, QuestionError, QuireError
from engine.generations import Generations
from engine.highlight import find_matches
from engine.question import clean_text, understand
from engine.ranking_weights import ranking_weights
from engine.results import Match, Results
from engine.section import Section
from engine.whoosh_store import WhooshStore

MAX_LIMIT = 1_000
MAX_OFFSET = 100_000
# Opening can meet a generation that is dropped at that moment; by then a newer one is published.
_OPENING_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Status:
    """What is being served: the generation, what it holds and when it was built (ISO 8601, UTC)."""

    index_version: str
    documents: int
    sections: int
    built: str


class Engine:
    """Answers questions from one index folder; safe for several threads.

    Each call works on one generation from beginning to end. A newly published one is taken up by the next
    call; if it cannot be opened, the one already open goes on answering.
    """

    def __init__(self, path: str | Path) -> None:
        """Open the index at ``path``. Raises QuireError when there is none that can be used."""
        self._generations = Generations(Path(path))
        self._lock = threading.Lock()
        self._number, self._store = self._open_current()
        self._failed: int | None = None

    def ask(self, question: str, limit: int = 10, offset: int = 0, explain: bool = False) -> Results:
        """The ``limit`` best sections from ``offset`` on, and the answer if the text holds one.

        Raises QuestionError for an empty or overlong question and for a limit or offset out of range.
        """
        _check_range("limit", limit, 1, MAX_LIMIT)
        _check_range("offset", offset, 0, MAX_OFFSET)
        store = self._current()
        return answer_question(
            store,
            ranking_weights(),
            question,
            limit=limit,
            offset=offset,
            explain=explain,
            index_version=store.manifest.index_version,
        )

    def document(self, doc: str) -> tuple[Section, ...]:
        """All sections of a file, in order; empty if the index does not hold the file."""
        return self._current().document(doc)

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return self._current().section(section_id)

    def matches(self, question: str, text: str) -> tuple[Match, ...]:
        """The words of any text that a question's highlights would mark; none for an empty question."""
        if not clean_text(question):
            return ()
        return find_matches(text, frozenset(understand(question).terms))

    def status(self) -> Status:
        """What is being served."""
        manifest = self._current().manifest
        return Status(manifest.index_version, len(manifest.documents), manifest.sections, manifest.built)

    def corpus(self) -> Path:
        """The folder that the index was built of."""
        return Path(self._current().manifest.corpus)

    def _current(self) -> WhooshStore:
        """The store of the published generation, opened anew if another was published since."""
        try:
            number = self._generations.current_number()
        except IndexDamaged:
            number = self._number
        if number in (self._number, self._failed, None):
            return self._store
        with self._lock:
            if number != self._number:
                self._reopen(number)
            return self._store

    def _reopen(self, number: int | None) -> None:
        try:
            self._number, self._store = self._open_current()
            self._failed = None
        except QuireError:
            # A broken publication must not take the site down; health checks of the index say so.
            self._failed = number

    def _open_current(self) -> tuple[int, WhooshStore]:
        for attempt in range(_OPENING_ATTEMPTS):
            number = self._generations.current_number()
            if number is None:
                break
            try:
                return number, WhooshStore(self._generations.path(number), ranking_weights().fields)
            except IndexDamaged:
                dropped = self._generations.current_number() != number
                if not dropped or attempt == _OPENING_ATTEMPTS - 1:
                    raise
        raise IndexMissing(f"{self._generations.index}: holds no index; run quire build")


def _check_range(field: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise QuestionError(field, f"{field} is {value}; it must be from {lowest} to {highest}")
