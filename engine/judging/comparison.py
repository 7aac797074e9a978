"""Two evaluations of the same questions: what got better, what got worse, and whether it may be chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.errors import QuireError
from engine.judging.baseline import Baseline, BaselineRow
from engine.judging.evaluation import Evaluation, Row
from engine.judging.significance import SIGNIFICANT, paired_randomisation

# More answers are neither better nor worse; the measures of right answers tell.
_NEUTRAL = frozenset({"answered"})


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure over all questions that it judges; ``p`` as in ``paired_randomisation``.

    ``better`` and ``worse`` count the questions.
    """

    name: str
    before: float
    after: float
    p: float
    better: int
    worse: int

    @property
    def difference(self) -> float:
        """After less before."""
        return self.after - self.before

    def to_json(self) -> dict[str, Any]:
        """The change as plain JSON values."""
        return {
            "before": self.before,
            "after": self.after,
            "difference": self.difference,
            "p": self.p,
            "better": self.better,
            "worse": self.worse,
        }


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that came out otherwise; ``change`` is the mean difference of its measures (-1 to 1)."""

    before: BaselineRow
    after: Row

    @property
    def differences(self) -> dict[str, float]:
        """Measure -> difference, those that changed and say better or worse."""
        return {
            name: value - self.before.measures[name]
            for name, value in self.after.measures.items()
            if name not in _NEUTRAL and value != self.before.measures[name]
        }

    @property
    def change(self) -> float:
        """Below 0 the question got worse, above 0 better."""
        judging = self.after.measures.keys() - _NEUTRAL
        return sum(self.differences.values()) / len(judging) if judging else 0.0

    def to_json(self) -> dict[str, Any]:
        """The change as plain JSON values."""
        return {
            "id": self.after.id,
            "question": self.after.question,
            "change": self.change,
            "differences": self.differences,
            "rankBefore": self.before.rank,
            "rankAfter": self.after.rank,
            "answerBefore": self.before.answer,
            "answerAfter": self.after.answer,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """``worse`` has the worst change first, ``better`` the best. ``regressions`` name the measures that fell.

    Golden questions are promises: any fall of a measure is a regression. The questions of a judged set are a
    sample: a fall is a regression if it is significant.
    """

    measures: tuple[MeasureChange, ...]
    worse: tuple[QuestionChange, ...]
    better: tuple[QuestionChange, ...]
    regressions: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain JSON values."""
        return {
            "measures": {measure.name: measure.to_json() for measure in self.measures},
            "regressions": list(self.regressions),
            "worse": [change.to_json() for change in self.worse],
            "better": [change.to_json() for change in self.better],
        }


def compare(baseline: Baseline, evaluation: Evaluation) -> Comparison:
    """Compare with an earlier evaluation; raises QuireError where it judged otherwise, saying how."""
    _refuse_other_questions(baseline, evaluation)
    names = [name for name, count in evaluation.counts().items() if count]
    measures = tuple(_compare_measure(name, baseline, evaluation) for name in names)
    changes = [QuestionChange(baseline.rows[row.id], row) for row in evaluation.rows]
    return Comparison(
        measures=measures,
        worse=tuple(sorted((c for c in changes if c.change < 0), key=lambda c: c.change)),
        better=tuple(sorted((c for c in changes if c.change > 0), key=lambda c: -c.change)),
        regressions=tuple(m.name for m in measures if _is_regression(m, evaluation)),
    )


def _compare_measure(name: str, baseline: Baseline, evaluation: Evaluation) -> MeasureChange:
    pairs = [
        (baseline.rows[row.id].measures[name], row.measures[name])
        for row in evaluation.rows
        if name in row.measures
    ]
    differences = [after - before for before, after in pairs]
    return MeasureChange(
        name=name,
        before=sum(before for before, _ in pairs) / len(pairs),
        after=sum(after for _, after in pairs) / len(pairs),
        p=paired_randomisation(differences),
        better=sum(difference > 0 for difference in differences),
        worse=sum(difference < 0 for difference in differences),
    )


def _is_regression(measure: MeasureChange, evaluation: Evaluation) -> bool:
    if measure.name in _NEUTRAL or measure.difference >= 0:
        return False
    return evaluation.kind == "golden" or measure.p < SIGNIFICANT


def _refuse_other_questions(baseline: Baseline, evaluation: Evaluation) -> None:
    now = {row.id: row for row in evaluation.rows}
    other = sorted(baseline.rows.keys() ^ now.keys())
    if other:
        where = "only there" if other[0] in baseline.rows else "not there"
        raise QuireError(
            f"{baseline.path}: asked other questions: {len(other)} differ, {other[0]!r} is {where}; "
            "make it anew with quire eval --json and the same files"
        )
    if (baseline.kind, baseline.judgements) != (evaluation.kind, evaluation.judgements):
        raise QuireError(
            f"{baseline.path}: the questions were judged otherwise there (texts, sections, grades or answers "
            "have changed); make it anew with quire eval --json and the same files"
        )
    for id_, row in now.items():
        if baseline.rows[id_].measures.keys() != row.measures.keys():
            raise QuireError(
                f"{baseline.path}: question {id_!r} has other measures there; "
                "make it anew with quire eval --json"
            )
