"""What an edited corpus would change for those who ask: built without publishing, asked before and after."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import engine
from desk.golden.golden_guard import GoldenGuard
from desk.previews.answer_change import AnswerChange, compare_answers
from desk.previews.preview_index import PreviewIndexes, preview_indexes
from desk.previews.preview_questions import MOST_QUESTIONS, PreviewQuestion, distinct_questions
from engine.engine import Engine
from engine.errors import GuardRefused, QuestionError
from engine.storage.generations import Generations
from engine.storage.manifest import Manifest, read_manifest
from indexer.build import BuildOptions, Progress, build
from indexer.build_report import BuildReport
from indexer.guard import check_loss

# Asking ends after so many seconds, however many questions are left; the preview says how many were asked.
ASKING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of publishing ``corpus``.

    ``report`` is of the build that was not published, and ``warning`` why the guard would refuse it.
    ``asked`` of ``questions`` were asked; ``changes`` are those for which something differs, in their order.
    """

    corpus: str
    index_version: str
    report: BuildReport
    warning: str | None
    questions: int
    asked: int
    changes: tuple[AnswerChange, ...]
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """The preview as plain JSON values."""
        build_report = self.report.to_json()
        kept = ("new", "changed", "gone", "leftOut", "documents", "sections")
        return {
            "corpus": self.corpus,
            "indexVersion": self.index_version,
            "build": {name: build_report[name] for name in kept},
            "warning": self.warning,
            "questions": self.questions,
            "asked": self.asked,
            "changes": [change.to_json() for change in self.changes],
            "seconds": round(self.seconds, 3),
        }


def preview(
    options: BuildOptions,
    questions: Sequence[PreviewQuestion],
    progress: Progress,
    clock: Callable[[], float] = time.monotonic,
) -> Preview:
    """Build ``options.corpus`` as it is now over ``options.index``, ask, compare; nothing is published.

    At most ``MOST_QUESTIONS`` different questions are asked, for about ``ASKING_SECONDS`` at most. Raises as
    ``build`` and ``preview_indexes`` do.
    """
    started = clock()
    wanted = distinct_questions(questions)
    with preview_indexes(options.index) as indexes:
        trial = replace(options, index=indexes.after, full=False, force=True)
        report = build(trial, progress, GoldenGuard(trial.corpus, trial.index))
        progress.stage("asking the questions")
        asked, changes = _ask_all(indexes, wanted[:MOST_QUESTIONS], progress, clock)
        return Preview(
            corpus=str(options.corpus.resolve()),
            index_version=indexes.base.index_version,
            report=report,
            warning=_warning(indexes, report),
            questions=len(wanted),
            asked=asked,
            changes=tuple(change for change in changes if change.shows),
            seconds=clock() - started,
        )


def _ask_all(
    indexes: PreviewIndexes,
    questions: Sequence[PreviewQuestion],
    progress: Progress,
    clock: Callable[[], float],
) -> tuple[int, list[AnswerChange]]:
    """How many questions there was time for, and what came of those that can be asked."""
    before, after = engine.open(indexes.before), engine.open(indexes.after)
    until = clock() + ASKING_SECONDS
    progress.start(len(questions))
    changes: list[AnswerChange] = []
    for number, question in enumerate(questions):
        if clock() >= until:
            return number, changes
        changes += _ask(before, after, question)
        progress.step()
    return len(questions), changes


def _ask(before: Engine, after: Engine, question: PreviewQuestion) -> list[AnswerChange]:
    try:
        results = [one.ask(question.text, limit=1) for one in (before, after)]
    except QuestionError:
        return []
    return [compare_answers(question.text, question.source, *results)]


def _warning(indexes: PreviewIndexes, report: BuildReport) -> str | None:
    try:
        check_loss(indexes.base, _current(indexes))
    except GuardRefused as refused:
        return str(refused)
    return report.findings.objection if report.findings else None


def _current(indexes: PreviewIndexes) -> Manifest:
    return read_manifest(Generations(indexes.after).current())
