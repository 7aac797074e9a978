"""Golden questions before and after: which got better, which got worse, and whether that is a regression.

Compared is question by question, and only what was judged alike in both: the same words and the same
expectation. So a question that is new, or whose expectation was changed along with the documents, is no loss,
whether it comes out right or not.

What refuses a publication is one rule, the same for the desk, the command line and ``--watch``:

- Of the questions about documents that were edited (added, changed or removed; a question is about the
  documents that may win it) no measure may fall at all. They are promises and no sample, and who edits a
  document is the one to mend them. It is the measure that decides and not each question: an edit that mends
  five and costs one is progress, and is published with the one named.
- Of all other questions, one in a hundred of the golden questions (``TOLERATED``; of fewer than a hundred
  none) may be lost to each measure. Any new text shifts how rare words are and may tip a question between
  two sections, or between an answer and none, that were as good as level; nobody can mend that where he
  edited, and one such question must not hold up an edit elsewhere. It is told all the same, and the trend
  shows what adds up. A significance test would not do instead: of one or two questions it says nothing, and
  of thirty that are all promises it would let four be broken.

A question none of whose sections is in the documents any more is told and not counted: somebody deleted or
renamed what it asks for, which is for the editor to decide and for ranking to follow. But an answer that is
lost counts as long as a document of the question is there, under whatever heading: that is how a figure is
lost by accident. Who means it
changes the golden question with it. (``quire eval --baseline`` compares two programs, where nothing is an
edit: there a measure that falls at all is a regression.)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from engine.judging.evaluation import GOLDEN_MEASURES, Row

TOLERATED = 0.01
"""The share of all golden questions that may get worse though nobody edited what they are about."""


@dataclass(frozen=True, slots=True)
class GoldenMeasure:
    """A measure over the ``count`` questions that it judges in both, from 0 to 1.

    ``gain_of_edited`` and ``gain_of_others`` are how many more questions meet it than before (fewer where
    below 0), by whether their documents were edited; ``tolerated`` is how many of the others may be lost.
    """

    name: str
    before: float
    after: float
    count: int
    gain_of_edited: float
    gain_of_others: float
    tolerated: int

    @property
    def fell(self) -> bool:
        """Whether it is a regression, by the rule of this module."""
        return self.gain_of_edited < 0 or self.gain_of_others < -self.tolerated


@dataclass(frozen=True, slots=True)
class GoldenChange:
    """A question before and after; ``edited`` if a document was that may win it."""

    before: Row
    after: Row
    edited: bool = False

    def gain(self, measure: str) -> float:
        """How much more of a measure it meets than before."""
        return self.after.measures[measure] - self.before.measures[measure]

    @property
    def lost(self) -> tuple[str, ...]:
        """The measures that it met and meets no longer."""
        return tuple(name for name in self.after.measures if self.gain(name) < 0)

    @property
    def gained(self) -> tuple[str, ...]:
        """The measures that it did not meet and meets now."""
        return tuple(name for name in self.after.measures if self.gain(name) > 0)

    def to_json(self) -> dict[str, Any]:
        """The change as plain JSON values."""
        return {
            "id": self.after.id,
            "question": self.after.question,
            "expected": list(self.after.expected),
            "lost": list(self.lost),
            "gained": list(self.gained),
            "documentEdited": self.edited,
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
    before: Mapping[str, Row],
    after: Mapping[str, Row],
    *,
    gone: Collection[str] = (),
    edited: Collection[str] = (),
) -> GoldenComparison:
    """Compare rows by the keys of question and judgement.

    ``gone`` are keys of questions not to count, ``edited`` of those whose documents were edited.
    """
    both = {key: GoldenChange(before[key], after[key], key in edited) for key in after if key in before}
    changes = [change for key, change in both.items() if key not in gone]
    lost = [change for key, change in both.items() if key in gone]
    measures = (_measure(name, changes) for name in GOLDEN_MEASURES)
    return GoldenComparison(
        measures=tuple(measure for measure in measures if measure.count),
        worse=tuple(change for change in changes if change.lost),
        better=tuple(change for change in changes if change.gained and not change.lost),
        gone=tuple(change for change in lost if change.lost),
        compared=len(changes),
        new=sum(key not in before for key in after),
    )


def _measure(name: str, changes: Sequence[GoldenChange]) -> GoldenMeasure:
    judging = [change for change in changes if name in change.after.measures]
    count = max(1, len(judging))
    return GoldenMeasure(
        name=name,
        before=sum(change.before.measures[name] for change in judging) / count,
        after=sum(change.after.measures[name] for change in judging) / count,
        count=len(judging),
        gain_of_edited=sum(change.gain(name) for change in judging if change.edited),
        gain_of_others=sum(change.gain(name) for change in judging if not change.edited),
        tolerated=floor(TOLERATED * len(changes)),
    )
