"""Which questions are kept: those asked of all documents, once for their first page of results."""

from __future__ import annotations

from desk.log.asked import Asked
from desk.log.question_log import QuestionLog
from engine.filters import Filters
from engine.results import Results
from webapp.installation import Installation
from webapp.metrics import came_of_question, outcome_of


def question_log(installation: Installation | None) -> QuestionLog:
    """The log that a server keeps; one that keeps nothing also removes what was kept before."""
    if installation is None:
        return QuestionLog.off()
    log = QuestionLog.beside(installation.index, installation.retention_days)
    if not log.keeps:
        log.remove()
    return log


def is_kept(offset: int, filters: Filters) -> bool:
    """Whether a question counts: of a part of the documents, that they hold nothing is no gap."""
    return offset == 0 and not filters


def record(log: QuestionLog, results: Results, filters: Filters) -> None:
    """Count what came of a question, and keep it with the question, if it counts."""
    if results.offset == 0:
        came_of_question(outcome_of(results))
    if log.keeps and is_kept(results.offset, filters):
        log.record(Asked.of(results))
