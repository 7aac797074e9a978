"""The journey of ``quire eval``: files read, questions asked, what came judged and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import engine
from engine.engine import Engine
from engine.errors import QuireError
from engine.judging.baseline import read_baseline
from engine.judging.comparison import Comparison, compare
from engine.judging.evaluation import SET_DEPTH, Evaluation, evaluate, evaluate_set
from engine.judging.judged_questions import read_judged_questions
from engine.judging.judged_set import read_judged_set
from engine.judging.significance import load_permutation_test
from engine.results import Results
from quire.progress import ProgressLines

_GOLDEN = "golden.jsonl"

Ask = Callable[[str], Results]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What ``quire eval`` found; ``note`` is for the user, or None."""

    evaluation: Evaluation
    comparison: Comparison | None
    note: str | None

    def to_json(self) -> dict[str, Any]:
        """The evaluation as plain JSON values, with the comparison if there is one."""
        values = self.evaluation.to_json()
        return values | {"comparison": self.comparison.to_json()} if self.comparison else values


def run_evaluation(
    index: Path, questions: Path | None, qrels: Path | None, baseline: Path | None, *, quiet: bool
) -> Outcome:
    """Ask the index the questions; ``golden.jsonl`` of its corpus if none are named.

    With ``qrels`` they are a judged set. Raises QuireError for a file or an index that cannot be used.
    """
    opened = engine.open(index)
    if baseline:
        # Now, not after minutes of questions.
        load_permutation_test()
    earlier = read_baseline(baseline) if baseline else None
    if questions and qrels:
        evaluation, note = _ask_set(opened, questions, qrels, quiet)
    else:
        evaluation, note = _ask_golden(opened, questions or _golden_of(opened.corpus()), quiet), None
    return Outcome(evaluation, compare(earlier, evaluation) if earlier else None, note)


def _golden_of(corpus: Path) -> Path:
    path = corpus / _GOLDEN
    if not path.exists():
        raise QuireError(
            f"{path}: is not there; add golden questions with quire golden add, "
            "or name a file with --questions"
        )
    return path


def _ask_golden(opened: Engine, path: Path, quiet: bool) -> Evaluation:
    questions = read_judged_questions(path)
    with _counted(opened.ask, len(questions), quiet) as ask:
        return evaluate(ask, questions)


def _ask_set(opened: Engine, questions: Path, qrels: Path, quiet: bool) -> tuple[Evaluation, str | None]:
    judged = read_judged_set(questions, qrels)
    with _counted(lambda text: opened.ask(text, limit=SET_DEPTH), len(judged.questions), quiet) as ask:
        evaluation = evaluate_set(ask, judged)
    if any(row.rank for row in evaluation.rows):
        return evaluation, judged.note
    return evaluation, "no relevant passage was found; does the index hold the documents that were judged?"


@contextmanager
def _counted(ask: Ask, total: int, quiet: bool) -> Iterator[Ask]:
    """``ask``, showing how many questions are answered."""
    if quiet:
        yield ask
        return
    progress = ProgressLines(units="questions")
    progress.start(total)

    def counted(text: str) -> Results:
        results = ask(text)
        progress.step()
        return results

    try:
        yield counted
    finally:
        progress.close()
