"""``quire stale``: documents that nobody has changed for long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from quire.options import index_option, json_option
from quire.output import print_found


@click.command("stale")
@index_option
@click.option(
    "--days",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Only documents that are at least so many days old.",
)
@json_option
def stale_command(index: Path, days: int, as_json: bool) -> None:
    """Show documents by age and by how often they came first, and plans for years gone by."""
    from desk.log.question_log import QuestionLog
    from desk.reports.collection import Collection
    from desk.reports.stale import stale
    from quire.progress import NoProgress

    asked, today = QuestionLog.beside(index).asked_questions(), datetime.now(UTC).date()
    found = stale(Collection.published(index), asked, today, NoProgress(), least_days=days)
    print_found(found, as_json, _lines)


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    for one in found["documents"]:
        wins = f", {one['wins']:,} times first" if one["wins"] else ""
        yield f"{one['date']}  {one['doc']} ({one['days']:,} days{wins})"
    if found["counts"]["undated"]:
        yield f"{found['counts']['undated']:,} without a date"
    for one in found["plans"]:
        yield f"{one['doc']}: speaks of {one['year']} as to come: {' '.join(one['text'].split())}"
