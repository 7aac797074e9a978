"""The pages of the desk in their order; one that is not registered has no entry."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request, url_for

from webapp.desk import messages

# The name of each page's view function, which is also its endpoint below ``desk.``.
_ORDER = (
    "overview",
    "rebuild",
    "quality",
    "ask",
    "gaps",
    "questions",
    "preview",
    "glossary",
    "disagreements",
    "stale",
    "links",
    "duplicates",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation."""

    name: str
    label: str
    url: str
    current: bool


def entries() -> list[Entry]:
    """The entries for the request under way."""
    return [
        Entry(name, messages.NAVIGATION[name], url := url_for(f"desk.{name}"), _is_under_way(url))
        for name in _ORDER
        if f"desk.{name}" in current_app.view_functions
    ]


def _is_under_way(url: str) -> bool:
    """Whether this page is asked for, to be read or by one of its forms."""
    return request.script_root + request.path == url
