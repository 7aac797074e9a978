"""What a page says about itself: titles, canonical address, description, dates."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from indexer.html.html_dates import dates_of
from indexer.html.html_elements import attribute
from indexer.html.html_json_ld import Node
from indexer.html.html_node import Element
from indexer.html.html_text import fold, short_text

_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Metadata:
    """``page_title`` is the ``title`` element as written; ``h1s`` are those of the whole page."""

    page_title: str
    social_title: str
    site_name: str
    h1s: tuple[str, ...]
    url: str | None
    description: str
    published: str | None
    modified: str | None


def read_metadata(tags: list[Element], nodes: list[Node]) -> Metadata:
    """The metadata of the page with these elements; ``nodes`` are the objects of its JSON-LD."""
    by_name: dict[str, list[Element]] = {"meta": [], "title": [], "link": [], "h1": []}
    for tag in tags:
        if tag.name in by_name:
            by_name[tag.name].append(tag)
    meta = _meta(by_name["meta"])
    published, modified = dates_of(tags, meta, nodes)
    return Metadata(
        page_title=_page_title(by_name["title"]),
        social_title=meta.get("og:title", ""),
        site_name=meta.get("og:site_name", ""),
        h1s=tuple(short_text(tag, _LONGEST_TITLE) or "" for tag in by_name["h1"][:20]),
        url=_address(_canonical(by_name["link"])) or _address(meta.get("og:url", "")),
        description=meta.get("description") or meta.get("og:description", ""),
        published=published,
        modified=modified,
    )


def _meta(tags: list[Element]) -> dict[str, str]:
    """The first filled ``meta`` of each name, in lower case."""
    found: dict[str, str] = {}
    for tag in tags:
        value = fold(attribute(tag, "content"))
        for key in ("name", "property", "http-equiv", "itemprop"):
            name = attribute(tag, key).strip().lower()
            if name and value:
                found.setdefault(name, value)
    return found


def _page_title(tags: list[Element]) -> str:
    for tag in tags[:20]:
        if not tag.is_inside("svg"):
            return short_text(tag, _LONGEST_TITLE) or ""
    return ""


def _canonical(tags: list[Element]) -> str:
    links = (tag for tag in tags if "canonical" in attribute(tag, "rel").lower().split())
    first: Element | None = next(links, None)
    return attribute(first, "href") if first is not None else ""


def _address(text: str) -> str | None:
    """An absolute http(s) address without its fragment, or None."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or any(sign in text for sign in " \t\r\n<>\"'\\"):
        return None
    return urldefrag(text).url
