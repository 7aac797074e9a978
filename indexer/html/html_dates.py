"""When a page says that it was published and last modified, as ISO days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from indexer.html.html_elements import attribute
from indexer.html.html_json_ld import Node, is_type, text_of
from indexer.html.html_node import Element
from indexer.html.html_text import short_text
from indexer.html.html_walk import tag_before

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b. %d, %Y")
_PUBLISHED = (
    "article:published_time datepublished date dc.date dcterms.date dc.date.issued dcterms.issued"
    " dcterms.created dc.date.created pubdate publishdate publish-date publication_date"
    " citation_publication_date"
).split()
_MODIFIED = (
    "article:modified_time og:updated_time datemodified last-modified lastmod dcterms.modified"
    " dc.date.modified revised last-updated"
).split()
_ARTICLE_TYPES = (
    "Article NewsArticle BlogPosting TechArticle ScholarlyArticle MedicalWebPage Report HowTo WebPage"
    " FAQPage QAPage AboutPage ItemPage CollectionPage"
).split()
_SAYS_MODIFIED = re.compile(r"updated|modif|revis|review|changed|edited", re.IGNORECASE)
_SAYS_PUBLISHED = re.compile(
    r"publish|pubdate|posted|created|issued|entry-date|post-date|byline", re.IGNORECASE
)


def iso_day(text: str) -> str | None:
    """The day of a date in ISO 8601, of an e-mail, or in English, as ``2024-05-01``; None if it is none."""
    text = " ".join(text[:100].split())
    if not text:
        return None
    found = _ISO.match(text)
    try:
        if found:
            return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
        return (
            _first(_written(text, form) for form in _WRITTEN)
            or parsedate_to_datetime(text).date().isoformat()
        )
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def dates_of(tags: list[Element], meta: dict[str, str], nodes: list[Node]) -> tuple[str | None, str | None]:
    """The days of publication and of the last change, from meta elements, microdata, JSON-LD and ``time``."""
    times = [
        (tag, iso_day(attribute(tag, "datetime") or short_text(tag, 60) or ""))
        for tag in tags
        if tag.name == "time"
    ]
    items = [tag for tag in tags if "itemprop" in tag.attrs]
    articles = sorted(
        (node for node in nodes if is_type(node, *_ARTICLE_TYPES)),
        key=lambda node: is_type(node, "WebPage"),
    )

    def find(names: list[str], member: str, says: Callable[[Element], bool]) -> str | None:
        return (
            _first(iso_day(meta.get(name, "")) for name in names[:1])
            or _first(iso_day(_item_value(tag)) for tag in items if attribute(tag, "itemprop") == member)
            or _first(iso_day(text_of(node.get(member))) for node in articles)
            or _first(iso_day(meta.get(name, "")) for name in names[1:])
            or _first(day for tag, day in times if says(tag))
        )

    return find(_PUBLISHED, "datePublished", _is_publication), find(
        _MODIFIED, "dateModified", _is_modification
    )


def _written(text: str, form: str) -> str | None:
    try:
        return datetime.strptime(text, form).date().isoformat()
    except ValueError:
        return None


def _first(days: Iterable[str | None]) -> str | None:
    return next((day for day in days if day), None)


def _item_value(tag: Element) -> str:
    return attribute(tag, "content") or attribute(tag, "datetime") or short_text(tag, 60) or ""


def _is_modification(tag: Element) -> bool:
    return bool(_SAYS_MODIFIED.search(_said_about(tag)))


def _is_publication(tag: Element) -> bool:
    said = _said_about(tag)
    if "pubdate" in tag.attrs or _SAYS_PUBLISHED.search(said):
        return True
    return not _SAYS_MODIFIED.search(said) and _stands_in_head(tag)


def _said_about(tag: Element) -> str:
    """The classes of a ``time`` and the few words before it in its line."""
    line = ""
    for before in islice(tag.previous_siblings, 6):
        if getattr(before, "name", None) == "time":
            break
        line = (short_text(before, 60) or "" if isinstance(before, Element) else str(before)) + line
    parent = tag.parent
    if not line.strip() and parent is not None:
        label = tag_before(parent)
        line = attribute(parent, "class") + " " + ((short_text(label, 30) if label is not None else "") or "")
    return f"{attribute(tag, 'class')} {attribute(tag, 'itemprop')} {line[-60:]}"


def _stands_in_head(tag: Element) -> bool:
    """In a ``header``, or in a short line directly below the ``h1``."""
    parent = tag.parent
    if parent is None or short_text(parent, 120) is None:
        return False
    before = tag_before(tag) or tag_before(parent)
    in_header = parent.name == "header" or (parent.parent is not None and parent.parent.name == "header")
    return in_header or (before is not None and before.name == "h1")
