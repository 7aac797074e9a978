"""The golden questions in the guard: what they got right before, they must get right after.

A build asks the new generation all golden questions before it is published, about 10 ms each, and compares
with what the generation in use makes of the same questions: its kept results (``quality_file``), or its own
answers where none are kept. Golden questions that got worse refuse the publication unless it is forced; what
counts for that is told in ``golden_comparison``. Nothing is kept of a generation that was not published.

What is wrong with the file of golden questions is reported and stops nothing. An index in use that is
missing, damaged or of another version has nothing to compare with, and refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desk.golden.golden_comparison import GoldenChange, GoldenComparison
from desk.golden.golden_questions import GOLDEN_NAME, read_golden
from desk.golden.measuring import Measured, compare_measured, keep, measure_generation, measure_trial
from desk.golden.quality import Quality
from desk.golden.quality_file import QualityFile
from engine.errors import GuardRefused, QuireError
from engine.one_generation import OneGeneration
from engine.storage.generations import Generations
from engine.storage.manifest import LeftOut
from engine.words.quoting import quote
from indexer.publish_guard import Findings

_QUESTIONS_NAMED = 3


class GoldenRefused(GuardRefused):
    """Golden questions got worse; ``findings`` tell all that ``str`` tells and every question."""

    def __init__(self, message: str, findings: Findings) -> None:
        super().__init__(message)
        self.findings = findings


class GoldenGuard:
    """For one build of ``corpus`` into ``index``; the golden questions are those of the moment it is made."""

    def __init__(self, corpus: Path, index: Path) -> None:
        self._golden = read_golden(corpus)
        self._generations, self._file = Generations(index), QualityFile(index)
        self._checked: Quality | None = None

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is wrong with the file of golden questions."""
        return tuple(LeftOut(GOLDEN_NAME, problem) for problem in self._golden.problems)

    def check(self, trial: OneGeneration, *, force: bool) -> Findings | None:
        """Ask the golden questions of a generation; None where there are none. See ``PublishGuard``."""
        questions = self._golden.questions
        if not questions:
            return None
        after = measure_trial(trial, questions)
        before = self._measure_in_use()
        compared = compare_measured(questions, before, after, trial.document) if before else None
        self._checked = quality = after.quality
        objection = _refusal(compared) if compared and compared.fallen else None
        findings = Findings(tuple(_lines(quality, compared)), _details(quality, compared), objection)
        if objection and not force:
            raise GoldenRefused(objection, findings)
        return findings

    def note_published(self) -> None:
        """Keep what was found."""
        if self._checked:
            keep(self._file, self._checked)

    def _measure_in_use(self) -> Measured | None:
        try:
            number = self._generations.current_number()
            if number is None:
                return None
            return measure_generation(self._generations, self._file, number, self._golden.questions)
        except QuireError:
            return None


def _refusal(compared: GoldenComparison) -> str:
    fallen = ", ".join(f"{one.name} from {one.before:.3f} to {one.after:.3f}" for one in compared.fallen)
    names = {one.name for one in compared.fallen}
    worse = [change for change in compared.worse if names & set(change.lost)]
    worse.sort(key=lambda change: not change.edited)
    many = "1 golden question got worse" if len(worse) == 1 else f"{len(worse):,} golden questions got worse"
    named = "; ".join(_told(change) for change in worse[:_QUESTIONS_NAMED])
    more = f"; and {len(worse) - _QUESTIONS_NAMED:,} more" if len(worse) > _QUESTIONS_NAMED else ""
    return (
        f"not published: {many} ({fallen}): {named}{more}; mend the documents, or {GOLDEN_NAME} if it is no "
        "longer right, or, if that is meant, run quire build --force"
    )


def _lines(after: Quality, compared: GoldenComparison | None) -> Iterator[str]:
    """For a person: how many came out right, and which changed."""
    right = sum(not row.missed for row in after.rows.values())
    yield (
        f"Golden questions (judged questions of {GOLDEN_NAME}): "
        f"{right:,} of {len(after.rows):,} come out right{_balance(compared)}"
    )
    if compared is None:
        return
    for word, changes in (("worse", compared.worse), ("better", compared.better)):
        yield from (f"  {word}: {_told(change)}" for change in changes[:_QUESTIONS_NAMED])
        if len(changes) > _QUESTIONS_NAMED:
            yield f"  and {len(changes) - _QUESTIONS_NAMED:,} more {word}"
    for change in compared.gone[:_QUESTIONS_NAMED]:
        row = change.after
        yield f"  not counted: {row.id} {quote(row.question)}: its section is not there any more"
    if len(compared.gone) > _QUESTIONS_NAMED:
        yield f"  and {len(compared.gone) - _QUESTIONS_NAMED:,} more whose section is not there any more"


def _balance(compared: GoldenComparison | None) -> str:
    if compared is None:
        return ""
    return f"; {len(compared.better):,} better and {len(compared.worse):,} worse than before"


def _details(after: Quality, compared: GoldenComparison | None) -> dict[str, object]:
    return {
        "questions": len(after.rows),
        "measures": dict(after.measures),
        "comparison": compared.to_json() if compared else None,
    }


def _told(change: GoldenChange) -> str:
    """The question, and what is otherwise in a few words."""
    row = change.after
    what = []
    if "success@1" in change.lost or "success@3" in change.lost:
        what.append(f"{row.won or 'nothing'} comes first instead of {' or '.join(row.expected[:2])}")
    if "answerRight" in change.lost:
        what.append("the answer is no longer right" if row.answer else "there is no answer any more")
    if "noAnswerRight" in change.lost:
        what.append("gets an answer, though none is right")
    what += ["right now"] if not what else []
    what += ["and its document was edited"] if change.lost and change.edited else []
    return f"{row.id} {quote(row.question)}: {', '.join(what)}"
