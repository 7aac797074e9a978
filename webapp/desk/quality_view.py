"""Golden questions as the desk shows them: each now and before, and which are chosen to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desk.golden.golden_comparison import GoldenComparison
from desk.golden.quality import Quality
from desk.golden.quality_report import QualityReport
from engine.judging.evaluation import Row
from webapp.desk import messages

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure in words: now, before ("" where there is no before) and which way it went."""

    label: str
    judged: str
    now: str
    before: str
    change: str
    direction: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What came of a question at one time; ``rank`` in words, "" where no section is expected."""

    rank: str
    won: str | None
    answer: str | None
    span: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A golden question. ``change`` is "worse", "better", "gone" or "" for neither."""

    id: str
    question: str
    expected: tuple[str, ...]
    expected_answer: tuple[str, ...]
    change: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    now: SideView
    before: SideView | None

    @property
    def wrong(self) -> bool:
        """Whether there is anything to mend."""
        return not self.now.right


def measure_views(report: QualityReport) -> list[MeasureView]:
    """The measures that judge at least one question."""
    before = {one.name: one for one in report.comparison.measures} if report.comparison else {}
    views = []
    for name, count in report.now.counts.items():
        share = report.now.measures[name]
        if share is None:
            continue
        compared = before.get(name)
        difference = compared.after - compared.before if compared else 0.0
        direction = "worse" if difference < 0 else "better" if difference > 0 else ""
        views.append(
            MeasureView(
                label=messages.MEASURES[name],
                judged=messages.judged_by(count),
                now=messages.percent(share),
                before=messages.percent(compared.before) if compared else "",
                change=messages.percent_change(difference) if compared else "",
                direction=direction,
            )
        )
    return views


def question_views(report: QualityReport) -> list[QuestionView]:
    """All golden questions, in the order of their file."""
    changes = _changes(report.comparison) if report.comparison else {}
    return [_question(row, report.before, key, changes.get(row.id)) for key, row in report.now.rows.items()]


def chosen(questions: list[QuestionView], show: str) -> list[QuestionView]:
    """Those of one kind, as ``counts_of`` names it."""
    if show == "wrong":
        return [one for one in questions if one.wrong]
    return questions if show == "all" else [one for one in questions if one.change == show]


def counts_of(questions: list[QuestionView]) -> dict[str, int]:
    """How many there are of each kind that can be shown; ``gone`` only where there are any."""
    counts = {show: len(chosen(questions, show)) for show in ("worse", "better", "gone", "wrong", "all")}
    if not counts["gone"]:
        del counts["gone"]
    return counts


_Change = tuple[str, tuple[str, ...], tuple[str, ...]]


def _changes(comparison: GoldenComparison) -> Mapping[str, _Change]:
    named = {"better": comparison.better, "worse": comparison.worse, "gone": comparison.gone}
    return {
        change.after.id: (name, change.lost, change.gained)
        for name, changes in named.items()
        for change in changes
    }


def _question(row: Row, before: Quality | None, key: str, change: _Change | None) -> QuestionView:
    name, lost, gained = change or ("", (), ())
    earlier = before.rows.get(key) if before else None
    return QuestionView(
        id=row.id,
        question=row.question,
        expected=row.expected,
        expected_answer=row.expected_answer,
        change=name,
        lost=tuple(messages.LOST[measure] for measure in lost),
        gained=tuple(messages.GAINED[measure] for measure in gained),
        now=_side(row),
        before=_side(earlier) if earlier else None,
    )


def _side(row: Row) -> SideView:
    rank = messages.rank(row.rank) if row.expected else ""
    return SideView(rank, row.won, row.answer, row.span, not row.missed)
