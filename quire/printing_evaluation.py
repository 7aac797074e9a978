"""Evaluations and their comparison as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.judging.comparison import Comparison, QuestionChange
from engine.judging.evaluation import Evaluation, Row

_EXPECTED_SHOWN = 3
_CHANGES_SHOWN = 20


def evaluation_lines(evaluation: Evaluation) -> Iterator[str]:
    """The misses, each with what came instead, then the measures."""
    for row in evaluation.misses():
        yield f"{row.id}: {row.question}"
        yield from _expected_lines(evaluation, row)
        yield f"    came: {row.came}"
    yield from measure_lines(evaluation)


def measure_lines(evaluation: Evaluation) -> Iterator[str]:
    """How many questions were asked, and each measure with the number of questions that it judges."""
    yield _asked(evaluation)
    counts = evaluation.counts()
    for name, value in evaluation.measures().items():
        yield f"{name:<14} {'-' if value is None else f'{value:.3f}   of {counts[name]:,}'}"


def comparison_lines(evaluation: Evaluation, comparison: Comparison) -> Iterator[str]:
    """The questions that got worse and better, the most changed first, then each measure before and after."""
    yield from _change_lines("worse", comparison.worse)
    yield from _change_lines("better", comparison.better)
    yield _asked(evaluation)
    yield f"{'':<14} before   after  difference       p   better   worse"
    for measure in comparison.measures:
        yield (
            f"{measure.name:<14}  {measure.before:.3f}   {measure.after:.3f}      {measure.difference:+.3f}"
            f"  {measure.p:6.4f}  {measure.better:>7,} {measure.worse:>7,}"
        )


def _asked(evaluation: Evaluation) -> str:
    left_out = f", {evaluation.left_out:,} without a relevant passage left out" if evaluation.left_out else ""
    return f"{len(evaluation.rows):,} questions{left_out}"


def _expected_lines(evaluation: Evaluation, row: Row) -> Iterator[str]:
    if not row.expected:
        yield "    expected: no answer"
        return
    yield f"    expected: {_some(row.expected)} (rank {row.rank or 'none'})"
    if row.answer_right is False:
        all_of = evaluation.kind == "golden"
        yield f"    answer must hold: {(', ' if all_of else ' or ').join(row.expected_answer)}"


def _some(expected: Sequence[str]) -> str:
    more = len(expected) - _EXPECTED_SHOWN
    names = " or ".join(expected[:_EXPECTED_SHOWN])
    return f"{names} or {more} more" if more > 0 else names


def _change_lines(direction: str, changes: Sequence[QuestionChange]) -> Iterator[str]:
    if not changes:
        return
    yield f"{len(changes):,} got {direction}:"
    for change in changes[:_CHANGES_SHOWN]:
        differences = ", ".join(f"{name} {value:+.3f}" for name, value in change.differences.items())
        yield f"  {change.after.id}: {change.after.question}"
        yield f"      rank {change.before.rank or 'none'} -> {change.after.rank or 'none'}: {differences}"
        if change.before.answer != change.after.answer:
            yield f"      answer {_quoted(change.before.answer)} -> {_quoted(change.after.answer)}"
    if len(changes) > _CHANGES_SHOWN:
        yield f"  and {len(changes) - _CHANGES_SHOWN:,} more (--json has them all)"


def _quoted(answer: str | None) -> str:
    return "none" if answer is None else repr(answer)
