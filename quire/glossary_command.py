"""``quire glossary``: acronyms and terms as the documents define them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from quire.options import index_option, json_option
from quire.output import print_found


@click.command("glossary")
@index_option
@click.option("--conflicts", is_flag=True, help="Only acronyms that stand for two things.")
@json_option
def glossary_command(index: Path, conflicts: bool, as_json: bool) -> None:
    """Show the acronyms and terms that the documents define, and where."""
    from desk.reports.collection import Collection
    from desk.reports.glossary import conflicts_of, glossary
    from quire.progress import NoProgress

    found = glossary(Collection.published(index), NoProgress())
    if conflicts:
        found = {**found, "acronyms": conflicts_of(found), "terms": [], "leftOut": 0}
    print_found(found, as_json, _conflict_lines if conflicts else _glossary_lines)


def _glossary_lines(found: Mapping[str, Any]) -> Iterator[str]:
    for acronym in found["acronyms"]:
        for meaning in acronym["meanings"]:
            yield f"{acronym['short']}: {meaning['long']} ({_documents(meaning)})"
    for term in found["terms"]:
        yield f"{term['term']}: {term['places'][0]['text']} ({term['places'][0]['doc']})"
    if found["leftOut"]:
        yield f"{found['leftOut']:,} more terms, defined in fewer documents, are left out"


def _conflict_lines(found: Mapping[str, Any]) -> Iterator[str]:
    if not found["acronyms"]:
        yield "No acronym stands for two things."
    for acronym in found["acronyms"]:
        yield acronym["short"]
        yield from (f"  {meaning['long']} ({_documents(meaning)})" for meaning in acronym["meanings"])


def _documents(meaning: Mapping[str, Any]) -> str:
    documents = list(dict.fromkeys(place["doc"] for place in meaning["places"]))
    more = meaning["documents"] - len(documents)
    return ", ".join([*documents, *([f"{more} more"] if more > 0 else [])])
