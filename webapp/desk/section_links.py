"""Where an editor can read a section that a report names."""

from __future__ import annotations

from typing import Any

from flask import url_for

from engine.errors import QuireError
from webapp.engine_protocol import Engine
from webapp.links import original_url


def linked(engine: Engine, place: dict[str, Any], question: str | None = None) -> dict[str, Any]:
    """``place`` (``id``, ``doc``, ``url``) with ``link``, the document view, and ``original``, its page.

    ``link`` is None where the index that is served does not have the section. With a ``question`` its words
    are marked there.
    """
    try:
        known = engine.section(place["id"]) is not None
    except QuireError:
        known = False
    return {
        **place,
        "link": _document_view(place["doc"], place["id"], question) if known else None,
        "original": original_url(place["url"]),
    }


def _document_view(doc: str, section_id: str, question: str | None) -> str:
    return url_for("document.page", doc=doc, q=question, section=section_id, _anchor=section_id)
