"""``quire gaps``: what was asked and not answered well, and where to write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quire.options import index_option, json_option
from quire.output import print_json, print_lines

if TYPE_CHECKING:
    from desk.gaps.gaps import Gap, Gaps


@click.command("gaps")
@index_option
@click.option("--days", type=click.IntRange(min=1, max=36_500), help="Only what was asked in the last days.")
@click.option(
    "--csv",
    "csv_path",
    type=click.Path(path_type=Path, dir_okay=False, writable=False, allow_dash=True),
    help="Write a file for a spreadsheet; - for stdout.",
)
@json_option
def gaps_command(index: Path, days: int | None, csv_path: Path | None, as_json: bool) -> None:
    """Show questions that got no good answer, grouped, and where to write one."""
    if as_json and csv_path:
        raise click.UsageError("Choose --json or --csv.")
    from desk.gaps.gap_reports import gaps_csv, gaps_json

    gaps = _find(index, days)
    if as_json:
        print_json(gaps_json(gaps))
    elif csv_path:
        _write(csv_path, gaps_csv(gaps))
    else:
        print_lines(_lines(gaps))


def _find(index: Path, days: int | None) -> Gaps:
    import engine
    from desk.gaps.gaps import find_gaps
    from desk.log.question_log import QuestionLog

    opened = engine.open(index)
    since = datetime.now(UTC) - timedelta(days=days) if days else None
    return find_gaps(QuestionLog.beside(index).asked_questions(since), opened)


def _write(path: Path, text: str) -> None:
    if str(path) == "-":
        click.echo(text.encode(), nl=False)
        return
    # With the mark that spreadsheets know UTF-8 by.
    path.write_bytes(text.encode("utf-8-sig"))
    click.echo(f"{path}: written")


def _lines(gaps: Gaps) -> Iterator[str]:
    if not gaps.found:
        yield "No question is kept that got no good answer."
    for number, gap in enumerate(gaps.found, 1):
        yield from _gap_lines(number, gap)
    if gaps.total > len(gaps.found):
        yield f"{gaps.total - len(gaps.found):,} more that were asked less often."


def _gap_lines(number: int, gap: Gap) -> Iterator[str]:
    from desk.gaps.gap_texts import suggestion, trouble

    times = "1 time" if gap.asked == 1 else f"{gap.asked:,} times"
    yield f"{number:>3}. Asked {times}, last on {gap.last_at:%Y-%m-%d}:"
    for question in gap.questions:
        yield f"     {question.asked:>5,}  {question.text} ({trouble(question)})"
    yield f"     → {suggestion(gap)}"
    yield ""
