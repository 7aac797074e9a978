"""The YAML above a Markdown document: title, dates, address and description."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from indexer.errors import UnreadableFile

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_MAX_CHARACTERS = 100_000
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is used of it. Dates are ISO 8601 days; ``url`` is absolute."""

    title: str | None = None
    url: str | None = None
    description: str = ""
    published: str | None = None
    modified: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter of ``text`` and what stands below it.

    A value of a type that cannot be meant (a list for a title) is ignored. Raises ``UnreadableFile`` naming
    the line when the YAML is broken, or is built to blow up (aliases, deep nesting).
    """
    fenced = _FENCED.match(text)
    if fenced is None:
        return FrontMatter(), text
    values = _load(fenced["yaml"])
    return (
        FrontMatter(
            title=_text(values.get("title")),
            url=_first(
                _address(values.get(key)) for key in ("canonical", "canonical_url", "url", "permalink")
            ),
            description=_text(values.get("description")) or _text(values.get("summary")) or "",
            published=_first(_day(values.get(key)) for key in ("date", "published")),
            modified=_first(_day(values.get(key)) for key in ("updated", "modified", "lastmod")),
        ),
        text[fenced.end() :],
    )


def _load(source: str) -> Mapping[str, Any]:
    if len(source) > _MAX_CHARACTERS:
        raise UnreadableFile(f"has front matter of more than {_MAX_CHARACTERS:,} characters: shorten it")
    try:
        _refuse_bombs(source)
        values = yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise UnreadableFile(
            f"has broken front matter in line {line} ({error.problem}): mend the YAML"
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise UnreadableFile(f"has broken front matter ({error}): mend the YAML") from error
    if values is not None and not isinstance(values, dict):
        return {}
    return {str(key).lower(): value for key, value in (values or {}).items()}


def _refuse_bombs(source: str) -> None:
    """Looks at the events of the YAML alone: they neither expand aliases nor nest calls."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH or isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 2 if event.start_mark else 1
            raise UnreadableFile(
                f"has front matter with aliases or deep nesting in line {line}: write it out"
            )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _text(value: object) -> str | None:
    """A scalar as text on one line; None for anything else and for what is blank."""
    if not isinstance(value, str | int | float | datetime.date) or isinstance(value, bool):
        return None
    return " ".join(str(value).split()) or None


def _address(value: object) -> str | None:
    text = _text(value)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None


def _day(value: object) -> str | None:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return datetime.date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None
