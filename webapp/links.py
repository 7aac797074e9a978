"""Addresses: of the document view, and of the original page where a document names one."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import url_for

from webapp.marking import ANSWER_ID


def section_link(doc: str, section_id: str, question: str) -> str:
    """The document view at a section, with the question's matches marked."""
    return url_for("document.page", doc=doc, q=question, section=section_id, _anchor=section_id)


def answer_link(doc: str, section_id: str, question: str, start: int, end: int) -> str:
    """The document view at the stretch of a section that answers."""
    return url_for(
        "document.page", doc=doc, q=question, section=section_id, start=start, end=end, _anchor=ANSWER_ID
    )


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
