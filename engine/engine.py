"""The engine that a program opens: it answers from the current generation and notices a new one by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from engine.ask import answer_question, read_question
from engine.errors import IndexDamaged, IndexMissing, QuestionError, QuireError
from engine.file_errors import IndexInaccessible, explain
from engine.filters import Filters, Group
from engine.hits.highlight import find_matches
from engine.kept import Kept
from engine.questions.question import clean_text, understand
from engine.questions.topic import TopicTerm, topic_of
from engine.ranking.ranking import weigh
from engine.results import Match, Results
from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.pointer import Publication
from engine.storage.whoosh_store import WhooshStore
from engine.suggestions.suggestion import Suggestion

MAX_LIMIT = 1_000
MAX_OFFSET = 100_000
MAX_SUGGESTIONS = 100
# A longer text that is being typed is the beginning of nothing.
MAX_TYPED = 200
# Opening can meet a generation that is dropped at that moment; by then a newer one is published.
_OPENING_ATTEMPTS = 5
# A generation that could not be opened may have met a passing want of open files or a disk that came back.
RETRY_SECONDS = 10.0
# How many bytes of results are kept for questions that are asked again.
_KEPT_BYTES = 16 << 20
# About what a hit takes beside its text, a match, and why a hit is there.
_HIT_BYTES, _MATCH_BYTES, _EXPLANATION_BYTES = 1_500, 120, 8_000


@dataclass(frozen=True, slots=True)
class Status:
    """What is being served: the generation, what it holds and when it was built (ISO 8601, UTC)."""

    index_version: str
    documents: int
    sections: int
    built: str


# What ``ask`` was asked: the question, limit, offset, explain, correct, filters.
_Asked = tuple[str, int, int, bool, bool, Filters]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A publication and its store, which is closed when the last call that works on it ends; and what was
    answered from it."""

    publication: Publication
    store: WhooshStore
    answered: Kept[_Asked, Results] = field(default_factory=lambda: Kept(_KEPT_BYTES, _size_of))


@dataclass(frozen=True, slots=True)
class _Failure:
    """A publication that could not be opened, and when to try again by the engine's clock."""

    publication: Publication
    retry_at: float


class Engine:
    """Answers questions from one index folder; safe for several threads.

    Each call works on one generation from beginning to end. A newly published one is taken up by the next
    call; calls that come while it is being opened, and all calls if it cannot be opened, are answered from
    the one already open. Opening is tried again every ``RETRY_SECONDS``.
    """

    def __init__(self, path: str | Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Open the index at ``path``. Raises QuireError when there is none that can be used.

        ``clock`` gives seconds and never goes backwards.
        """
        self._generations = Generations(Path(path))
        self._clock = clock
        self._opening = threading.Lock()
        self._opened = self._open_current()
        self._failure: _Failure | None = None

    def ask(
        self,
        question: str,
        limit: int = 10,
        offset: int = 0,
        explain: bool = False,
        correct: bool = True,
        filters: Filters | None = None,
    ) -> Results:
        """The ``limit`` best sections from ``offset`` on, and the answer if the text holds one.

        ``explain`` adds to each hit why it is there; without ``correct`` the question is searched for as it
        is spelt. ``filters`` say which documents are looked at.

        Raises QuestionError for an empty or overlong question, for a limit or offset out of range, and for
        filters by a group that there is not or by days in the wrong order.
        """
        _check_range("limit", limit, 1, MAX_LIMIT)
        _check_range("offset", offset, 0, MAX_OFFSET)
        started = time.perf_counter()
        opened = self._current()
        filters = filters or Filters()
        asked = (question, limit, offset, explain, correct, filters)
        known = opened.answered.find(asked)
        if known is not None:
            return replace(known, processing_time_ms=(time.perf_counter() - started) * 1000)
        results = answer_question(
            opened.store.only(filters),
            question,
            limit=limit,
            offset=offset,
            explain=explain,
            correct=correct,
            index_version=opened.store.manifest.index_version,
        )
        return opened.answered.keep(asked, results)

    def document(self, doc: str) -> tuple[Section, ...]:
        """All sections of a file, in order; empty if the index does not hold the file."""
        return self._current().store.document(doc)

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return self._current().store.section(section_id)

    def matches(self, question: str, text: str, correct: bool = True) -> tuple[Match, ...]:
        """The words of any text that the highlights of ``ask`` would mark; none for an empty question."""
        if not clean_text(question):
            return ()
        store = self._current().store
        weighed = weigh(store, read_question(store, question)[0] if correct else understand(question))
        return find_matches(text, weighed.wanted().keys(), weighed.wanted_phrases())

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What may be meant by a text that is still being typed, likeliest first.

        None for a text without a word, and for one that is longer than ``MAX_TYPED`` characters.

        Raises QuestionError for a limit out of range.
        """
        _check_range("limit", limit, 1, MAX_SUGGESTIONS)
        return self._current().store.suggest(text, limit) if len(text) <= MAX_TYPED else ()

    def groups(self) -> tuple[Group, ...]:
        """The groups that documents can be chosen by, by name; none where all are in the same one."""
        return self._current().store.choice.groups

    def dates(self) -> tuple[date, date] | None:
        """The earliest and the latest date of a document; None where no document has one."""
        return self._current().store.choice.dates

    def topic(self, question: str) -> tuple[TopicTerm, ...]:
        """What a question is about, in the words that the documents and their editor use for the same.

        Raises QuestionError for an empty or overlong question.
        """
        return topic_of(weigh(self._current().store, understand(question)))

    def status(self) -> Status:
        """What is being served."""
        manifest = self._current().store.manifest
        return Status(manifest.index_version, len(manifest.documents), manifest.sections, manifest.built)

    def corpus(self) -> Path:
        """The folder that the index was built of."""
        return Path(self._current().store.manifest.corpus)

    def _current(self) -> _Opened:
        """The published generation, opened anew if another was published since."""
        if self._to_open() and self._opening.acquire(blocking=False):
            try:
                self._reopen()
            finally:
                self._opening.release()
        return self._opened

    def _to_open(self) -> Publication | None:
        """What was published since, unless it could not be opened a moment ago."""
        try:
            published = self._generations.published()
        except QuireError:
            return None
        if published in (None, self._opened.publication):
            return None
        failure = self._failure
        waits = failure and failure.publication == published and self._clock() < failure.retry_at
        return None if waits else published

    def _reopen(self) -> None:
        # Asked again: another thread may have opened it just before this one had the lock.
        published = self._to_open()
        if published is None:
            return
        try:
            self._opened = self._open_current()
            self._failure = None
        except QuireError:
            # A broken publication must not take the site down; health checks of the index say so.
            self._failure = _Failure(published, self._clock() + RETRY_SECONDS)

    def _open_current(self) -> _Opened:
        for attempt in range(_OPENING_ATTEMPTS):
            published = self._generations.published()
            if published is None:
                break
            try:
                return _Opened(published, self._open(published.number))
            except (IndexDamaged, IndexInaccessible):
                dropped = self._generations.published() != published
                if not dropped or attempt == _OPENING_ATTEMPTS - 1:
                    raise
        raise IndexMissing(f"{self._generations.index}: holds no index; run quire build")

    def _open(self, number: int) -> WhooshStore:
        self._generations.check_place()
        folder = self._generations.path(number)
        try:
            return WhooshStore(folder, field_weights())
        except QuireError:
            raise
        except OSError as error:
            raise explain(error, folder) from error


def _check_range(field: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise QuestionError(field, f"{field} is {value}; it must be from {lowest} to {highest}")


def _size_of(results: Results) -> int:
    """About how many bytes results take."""
    return sum(
        len(hit.text)
        + len(hit.formatted.snippet)
        + _HIT_BYTES
        + _MATCH_BYTES * len(hit.matches)
        + (_EXPLANATION_BYTES if hit.explanation else 0)
        for hit in results.hits
    )
