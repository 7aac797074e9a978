"""``quire disagreements``: different figures for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from engine.section import heading_path
from quire.options import index_option, json_option
from quire.output import print_found


@click.command("disagreements")
@index_option
@json_option
def disagreements_command(index: Path, as_json: bool) -> None:
    """Show sentences that state different figures for what looks like one thing."""
    from desk.reports.collection import Collection
    from desk.reports.disagreements import disagreements
    from quire.progress import NoProgress

    found = disagreements(Collection.published(index), NoProgress())
    print_found(found, as_json, _lines)


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{found['found']:,} found among {found['sentences']:,} sentences with a figure"
    for group in found["groups"]:
        yield ""
        if group["dated"]:
            yield "Each names its own year:"
        for one in group["statements"]:
            date = f", dated {one['date']}" if one["date"] else ""
            yield f"{one['figure']}: {' '.join(one['text'].split())}"
            yield f"  ({one['doc']}: {heading_path(one['title'], one['breadcrumb'])}{date})"
