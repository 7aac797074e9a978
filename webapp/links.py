"""Addresses: of results, of the document view, and of the original page where a document names one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import url_for

from webapp.pages.marking import ANSWER_ID
from webapp.parameters import Asked


def search_link(asked: Asked, page: int | None = None) -> str:
    """The results of a question, from the first page on or on another."""
    return url_for("search.page", **_parameters(asked), page=page)


def section_link(doc: str, section_id: str, asked: Asked) -> str:
    """The document view at a section, with the question's matches marked."""
    return url_for("document.page", doc=doc, **_parameters(asked), section=section_id, _anchor=section_id)


def answer_link(doc: str, section_id: str, asked: Asked, start: int, end: int) -> str:
    """The document view at the stretch of a section that answers."""
    values = _parameters(asked) | {"section": section_id, "start": start, "end": end}
    return url_for("document.page", doc=doc, **values, _anchor=ANSWER_ID)


def original_url(url: str) -> str | None:
    """``url`` if it is an absolute http or https address that can be linked to, otherwise None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def without_fragment(url: str) -> str:
    """``url`` up to its fragment."""
    return url.partition("#")[0]


def _parameters(asked: Asked) -> dict[str, Any]:
    """What an address says of the question and its filters; what goes without saying is left out."""
    filters = asked.filters
    return {
        "q": asked.question or None,
        "correct": None if asked.correct else 0,
        "group": sorted(filters.groups),
        "from": filters.earliest,
        "to": filters.latest,
    }
