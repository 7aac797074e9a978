"""Golden questions before and after: which got better, which got worse, and whether that is a regression.

Compared is question by question, and only what was judged alike in both: the same words and the same
expectation. So a question that is new, or whose expectation was changed along with the documents, is no loss,
whether it comes out right or not.

A measure that falls at all, over these questions, is a regression, as for ``quire eval --baseline``: golden
questions are promises and no sample. It is the measure that decides and not each question: an edit that
mends five and costs one is progress, and is published with the one named. A question none of whose sections
is in the documents any more is told and not counted: somebody deleted or renamed what it asks for, which is
for the editor to decide and for ranking to follow. A section that stands and no longer says what the answer
must hold counts: that is how a figure is lost by accident. Who means it changes the golden question with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from engine.judging.evaluation import GOLDEN_MEASURES, Row


@dataclass(frozen=True, slots=True)
class GoldenMeasure:
    """A measure over the ``count`` questions that it judges in both, from 0 to 1."""

    name: str
    before: float
    after: float
    count: int

    @property
    def fell(self) -> bool:
        """Whether it is a regression."""
        return self.after < self.before


@dataclass(frozen=True, slots=True)
class GoldenChange:
    """A question that came out otherwise."""

    before: Row
    after: Row

    @property
    def lost(self) -> tuple[str, ...]:
        """The measures that it met and meets no longer."""
        return tuple(
            name for name in self.after.measures if self.after.measures[name] < self.before.measures[name]
        )

    @property
    def gained(self) -> tuple[str, ...]:
        """The measures that it did not meet and meets now."""
        return tuple(
            name for name in self.after.measures if self.after.measures[name] > self.before.measures[name]
        )

    def to_json(self) -> dict[str, Any]:
        """The change as plain JSON values."""
        return {
            "id": self.after.id,
            "question": self.after.question,
            "expected": list(self.after.expected),
            "lost": list(self.lost),
            "gained": list(self.gained),
            "rankBefore": self.before.rank,
            "rankAfter": self.after.rank,
            "wonBefore": self.before.won,
            "wonAfter": self.after.won,
            "answerBefore": self.before.answer,
            "answerAfter": self.after.answer,
        }


@dataclass(frozen=True, slots=True)
class GoldenComparison:
    """``worse`` and ``better`` in the order of the file; what both lost and gained is in ``worse``.

    ``gone`` are those whose sections are not there any more: told, not counted. ``compared`` is how many
    questions are counted, ``new`` how many were not judged so before.
    """

    measures: tuple[GoldenMeasure, ...]
    worse: tuple[GoldenChange, ...]
    better: tuple[GoldenChange, ...]
    gone: tuple[GoldenChange, ...]
    compared: int
    new: int

    @property
    def fallen(self) -> tuple[GoldenMeasure, ...]:
        """The measures that fell: with one of them the golden questions got worse."""
        return tuple(measure for measure in self.measures if measure.fell)

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain JSON values."""
        return {
            "compared": self.compared,
            "new": self.new,
            "measures": {one.name: {"before": one.before, "after": one.after} for one in self.measures},
            "regressions": [one.name for one in self.fallen],
            "worse": [change.to_json() for change in self.worse],
            "better": [change.to_json() for change in self.better],
            "gone": [change.to_json() for change in self.gone],
        }


def compare_golden(
    before: Mapping[str, Row], after: Mapping[str, Row], gone: Collection[str] = ()
) -> GoldenComparison:
    """Compare rows by the keys of question and judgement; ``gone`` are keys of questions not to count."""
    both = [key for key in after if key in before and key not in gone]
    changes = [GoldenChange(before[key], after[key]) for key in both]
    lost = [GoldenChange(before[key], after[key]) for key in after if key in before and key in gone]
    measures = (_measure(name, changes) for name in GOLDEN_MEASURES)
    return GoldenComparison(
        measures=tuple(measure for measure in measures if measure.count),
        worse=tuple(change for change in changes if change.lost),
        better=tuple(change for change in changes if change.gained and not change.lost),
        gone=tuple(change for change in lost if change.lost),
        compared=len(both),
        new=sum(key not in before for key in after),
    )


def _measure(name: str, changes: list[GoldenChange]) -> GoldenMeasure:
    judging = [change for change in changes if name in change.after.measures]
    count = len(judging)
    before, after = (
        sum(row.measures[name] for row in rows) / count if count else 0.0
        for rows in ([change.before for change in judging], [change.after for change in judging])
    )
    return GoldenMeasure(name, before, after, count)
