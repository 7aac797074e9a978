"""An engine that may not be there yet: the server runs, and answers as soon as an index is published."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from engine.errors import QuireError
from engine.results import Match, Results
from engine.section import Section
from webapp.engine_protocol import Engine, Status


class LateEngine:
    """Opens the engine at once if it can, otherwise tries again at each call.

    Until it is open, every call raises the ``QuireError`` that says what is wrong with the index.
    """

    def __init__(self, open_engine: Callable[[], Engine]) -> None:
        self._open_engine = open_engine
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        with contextlib.suppress(QuireError):
            self._opened()

    def ask(self, question: str, limit: int = 10, offset: int = 0, explain: bool = False) -> Results:
        """See ``Engine``."""
        return self._opened().ask(question, limit, offset, explain)

    def document(self, doc: str) -> tuple[Section, ...]:
        """See ``Engine``."""
        return self._opened().document(doc)

    def section(self, section_id: str) -> Section | None:
        """See ``Engine``."""
        return self._opened().section(section_id)

    def matches(self, question: str, text: str) -> tuple[Match, ...]:
        """See ``Engine``."""
        return self._opened().matches(question, text)

    def status(self) -> Status:
        """See ``Engine``."""
        return self._opened().status()

    def _opened(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = self._open_engine()
            return self._engine
