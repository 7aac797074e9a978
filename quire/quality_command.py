"""``quire quality``: golden questions now and before, and the measures over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quire.options import index_option, json_option
from quire.output import print_json, print_lines

if TYPE_CHECKING:
    from desk.golden.golden_comparison import GoldenChange
    from desk.golden.quality_report import QualityReport

_CHANGES_SHOWN = 20


@click.command("quality")
@index_option
@json_option
def quality_command(index: Path, as_json: bool) -> None:
    """Show what became of the golden questions since the build before, and the trend over builds."""
    import engine
    from desk.golden.quality_report import report_quality

    opened = engine.open(index)
    report = report_quality(opened.corpus(), index, opened.document)
    if as_json:
        print_json(report.to_json())
    else:
        print_lines(quality_lines(report))


def quality_lines(report: QualityReport) -> Iterator[str]:
    """The report for a person."""
    for problem in report.golden.problems:
        yield f"golden.jsonl: {problem}"
    if not report.golden.questions:
        yield "No golden question: add one with quire golden add."
        return
    if report.comparison:
        yield from _changed("worse", report.comparison.worse)
        yield from _changed("not counted, its section is not there any more", report.comparison.gone)
        yield from _changed("better", report.comparison.better)
    yield from _measure_lines(report)
    yield ""
    yield from _trend_lines(report)


def _changed(word: str, changes: Sequence[GoldenChange]) -> Iterator[str]:
    if not changes:
        return
    yield f"{len(changes):,} {word}:"
    for change in changes[:_CHANGES_SHOWN]:
        before, after = change.before, change.after
        yield f"  {after.id}: {after.question}"
        if "success@1" in (*change.lost, *change.gained):
            yield f"      should be first: {' or '.join(after.expected)}"
        if before.won != after.won:
            yield f"      first: {before.won or 'nothing'} -> {after.won or 'nothing'}"
        if before.answer != after.answer:
            yield f"      answer: {_quoted(before.answer)} -> {_quoted(after.answer)}"
    if len(changes) > _CHANGES_SHOWN:
        yield f"  and {len(changes) - _CHANGES_SHOWN:,} more (--json has them all)"


def _measure_lines(report: QualityReport) -> Iterator[str]:
    yield f"{len(report.golden.questions):,} golden questions"
    yield f"{'':<14} before    now   judged by it"
    for name, share in report.now.measures.items():
        before = report.before.measures[name] if report.before else None
        yield f"{name:<14} {_share(before):>6} {_share(share):>6}   {report.now.counts[name]:,}"


def _trend_lines(report: QualityReport) -> Iterator[str]:
    names = list(report.now.measures)
    yield "  ".join(["generation", f"{'built':<25}", *(f"{name:>13}" for name in names)])
    for quality in report.trend:
        shares = (f"{_share(quality.measures.get(name)):>13}" for name in names)
        yield "  ".join([f"{quality.edition.generation:<10}", f"{quality.edition.built:<25}", *shares])


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _quoted(answer: str | None) -> str:
    return "none" if answer is None else repr(answer)
