"""An engine that may not be there yet: the server runs, and answers as soon as an index is published."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from engine.engine import RETRY_SECONDS
from engine.errors import IndexMissing, QuireError
from engine.filters import Filters, Group
from engine.questions.topic import TopicTerm
from engine.results import Match, Results
from engine.section import Section
from engine.suggestions.suggestion import Suggestion
from webapp.engine_protocol import Engine, Status

# Somebody waits for the first build to end, and to see that there is no index yet takes one small file.
# Any other failure may have read and checksummed a whole index: it waits as long as in an open engine.
MISSING_RETRY_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why there is no engine, and when to try again by the clock. No exception: it would hold what it saw."""

    reason: str
    retry_at: float


class LateEngine:
    """Opens the engine at once if it can, otherwise tries again when it is called and enough time has passed.

    Until it is open, every call raises a ``QuireError`` that says what is wrong with the index; so do calls
    that come while another one is opening it.
    """

    def __init__(
        self, open_engine: Callable[[], Engine], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``clock`` gives seconds and never goes backwards."""
        self._open_engine = open_engine
        self._clock = clock
        self._opening = threading.Lock()
        self._found = self._try_to_open()

    def ask(
        self,
        question: str,
        limit: int = 10,
        offset: int = 0,
        explain: bool = False,
        correct: bool = True,
        filters: Filters | None = None,
    ) -> Results:
        """See ``Engine``."""
        return self._opened().ask(question, limit, offset, explain, correct, filters)

    def document(self, doc: str) -> tuple[Section, ...]:
        """See ``Engine``."""
        return self._opened().document(doc)

    def section(self, section_id: str) -> Section | None:
        """See ``Engine``."""
        return self._opened().section(section_id)

    def matches(self, question: str, text: str, correct: bool = True) -> tuple[Match, ...]:
        """See ``Engine``."""
        return self._opened().matches(question, text, correct)

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """See ``Engine``."""
        return self._opened().suggest(text, limit)

    def groups(self) -> tuple[Group, ...]:
        """See ``Engine``."""
        return self._opened().groups()

    def dates(self) -> tuple[date, date] | None:
        """See ``Engine``."""
        return self._opened().dates()

    def topic(self, question: str) -> tuple[TopicTerm, ...]:
        """See ``Engine``."""
        return self._opened().topic(question)

    def status(self) -> Status:
        """See ``Engine``."""
        return self._opened().status()

    def _opened(self) -> Engine:
        if self._is_due() and self._opening.acquire(blocking=False):
            try:
                # Asked again: another thread may have tried just before this one had the lock.
                if self._is_due():
                    self._found = self._try_to_open()
            finally:
                self._opening.release()
        found = self._found
        if isinstance(found, _Failure):
            raise QuireError(found.reason)
        return found

    def _is_due(self) -> bool:
        found = self._found
        return isinstance(found, _Failure) and self._clock() >= found.retry_at

    def _try_to_open(self) -> Engine | _Failure:
        try:
            return self._open_engine()
        except QuireError as error:
            wait = MISSING_RETRY_SECONDS if isinstance(error, IndexMissing) else RETRY_SECONDS
            return _Failure(str(error), self._clock() + wait)
