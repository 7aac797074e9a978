"""``quire duplicates``: sections that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from engine.section import heading_path
from quire.options import index_option, json_option
from quire.output import print_found


@click.command("duplicates")
@index_option
@json_option
def duplicates_command(index: Path, as_json: bool) -> None:
    """Show sections that say the same, or nearly."""
    from desk.reports.collection import Collection
    from desk.reports.duplicates import duplicates
    from quire.progress import NoProgress

    found = duplicates(Collection.published(index), NoProgress())
    print_found(found, as_json, _lines)


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{found['found']:,} groups among {found['compared']:,} sections"
    for group in found["groups"]:
        yield ""
        yield f"{int(group['alike'] * 100)} % alike, {group['words']:,} words: {group['text']}"
        for place in group["places"]:
            yield f"  {place['doc']}: {heading_path(place['title'], place['breadcrumb'])}"
        more = group["sections"] - len(group["places"])
        if more:
            yield f"  and {more:,} more"
