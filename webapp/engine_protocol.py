"""What the front end asks of an engine: all that the pages and the API know of what lies below them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from engine.filters import Filters, Group
from engine.questions.topic import TopicTerm
from engine.results import Match, Results
from engine.section import Section
from engine.suggestions.suggestion import Suggestion


class Status(Protocol):
    """The generation in use: its version, how much it holds and when it was built (ISO 8601)."""

    @property
    def index_version(self) -> str: ...
    @property
    def documents(self) -> int: ...
    @property
    def sections(self) -> int: ...
    @property
    def built(self) -> str: ...


class Engine(Protocol):
    """Answers questions. Every method raises ``QuireError`` when there is no usable index."""

    def ask(
        self,
        question: str,
        limit: int = 10,
        offset: int = 0,
        explain: bool = False,
        correct: bool = True,
        filters: Filters | None = None,
    ) -> Results:
        """The hits and the answer. Raises ``QuestionError`` for a question that cannot be taken."""
        ...

    def document(self, doc: str) -> tuple[Section, ...]:
        """All sections of the file in order, empty when the file is not in the index."""
        ...

    def section(self, section_id: str) -> Section | None:
        """The section with this id, if there is one."""
        ...

    def matches(self, question: str, text: str, correct: bool = True) -> tuple[Match, ...]:
        """The stretches of any text that match the question as ``ask`` reads it."""
        ...

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What may be meant by a text that is still being typed, likeliest first."""
        ...

    def groups(self) -> tuple[Group, ...]:
        """The groups that documents can be chosen by; none where there is nothing to choose."""
        ...

    def dates(self) -> tuple[date, date] | None:
        """The earliest and the latest date of a document; None where no document has one."""
        ...

    def topic(self, question: str) -> tuple[TopicTerm, ...]:
        """What a question is about. Raises ``QuestionError`` for a question that cannot be taken."""
        ...

    def status(self) -> Status:
        """What the current generation holds."""
        ...
