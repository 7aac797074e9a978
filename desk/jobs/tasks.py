"""The work that the desk has done in processes of their own, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from desk.jobs.task import Task
from desk.log.question_log import QuestionLog
from desk.previews.known_questions import known_questions
from desk.previews.preview import preview
from desk.reports.collection import Collection
from desk.reports.disagreements import disagreements
from desk.reports.duplicates import duplicates
from desk.reports.glossary import glossary
from desk.reports.links import links
from desk.reports.stale import stale
from indexer.build import Progress

Work = Callable[[Task, Progress], dict[str, Any]]


def _preview(task: Task, progress: Progress) -> dict[str, Any]:
    return preview(task.options, known_questions(task.options), progress).to_json()


def _stale(task: Task, progress: Progress) -> dict[str, Any]:
    index = task.options.index
    asked = QuestionLog.beside(index).asked_questions()
    return stale(Collection.published(index), asked, datetime.now(UTC).date(), progress)


def _of_collection(report: Callable[[Collection, Progress], dict[str, Any]]) -> Work:
    return lambda task, progress: report(Collection.published(task.options.index), progress)


TASKS: Mapping[str, Work] = {
    "preview": _preview,
    "glossary": _of_collection(glossary),
    "disagreements": _of_collection(disagreements),
    "stale": _stale,
    "links": lambda task, progress: links(task.options, progress),
    "duplicates": _of_collection(duplicates),
}
"""Each gives its result as plain JSON values."""
