"""``quire links``: links within the corpus that lead nowhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from quire.options import corpus_options, index_option, json_option
from quire.output import EXIT_FAILED, print_found


@click.command("links")
@corpus_options
@index_option
@json_option
def links_command(as_json: bool, **options: Any) -> None:
    """Show links within the documents that lead to no document, or to no place in it.

    Reads the files as they are; no index is needed. Exit code 1: at least one link is broken.
    """
    from desk.reports.links import links
    from indexer.build import BuildOptions
    from quire.progress import NoProgress

    found = links(BuildOptions(**options), NoProgress())
    print_found(found, as_json, _lines)
    sys.exit(EXIT_FAILED if found["broken"] else 0)


_PROBLEMS = {
    "no document": "leads to no document",
    "no place": "leads to no place in its document",
    "no address": "is no address",
}


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    for group in found["groups"]:
        for place in group["places"]:
            line = f":{place['line']}" if place["line"] else ""
            yield f"{place['doc']}{line}: {group['target']} {_PROBLEMS[group['problem']]}"
        more = group["count"] - len(group["places"])
        if more:
            yield f"  and {more:,} more"
    counts = f"{found['broken']:,} broken of {found['checked']:,} links within the corpus"
    yield f"{counts}, in {found['files']:,} files"
