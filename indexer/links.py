"""The links of a document and the places in it that links can lead to, from its parsed tree.

The index has neither: they are read from the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote

from indexer.errors import UnreadableFile
from indexer.html.html_elements import attribute, heading_level
from indexer.html.html_json_ld import json_ld
from indexer.html.html_metadata import read_metadata
from indexer.html.html_node import Element
from indexer.html.html_text import short_text
from indexer.html.html_tree import parse_html
from indexer.markdown_reader import markdown_tree
from indexer.text.decoding import decode

_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_LONGEST_TEXT = 200
# Each costs a search to the end.
_MOST_MISSED = 100
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` as it is written, in ``line`` (from 1; None where it is written otherwise in the source).

    ``text`` is what a reader sees of it; ``heading`` the heading that it stands under, "" before the first.
    """

    target: str
    text: str
    heading: str
    line: int | None


@dataclass(frozen=True, slots=True)
class PageLinks:
    """``links`` in order, ``anchors`` that links can lead to, and ``url``, the document's address if it names
    one. ``base`` is what its relative links are relative to, where it says so."""

    links: tuple[Link, ...]
    anchors: frozenset[str]
    url: str | None = None
    base: str | None = None


def read_links(path: str, data: bytes) -> PageLinks:
    """The links of a file. Raises UnreadableFile, and nothing else.

    Plain text has no links. In Markdown a heading can be linked to by the words that sites make its id of.
    """
    suffix = PurePosixPath(path).suffix.lower()
    try:
        if suffix in _HTML:
            return _of_html(decode(data, html=True))
        if suffix in _MARKDOWN:
            return _of_markdown(decode(data, html=False))
    except UnreadableFile:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        raise UnreadableFile(f"could not be read ({type(error).__name__}: {error})") from error
    return PageLinks((), frozenset())


def _of_html(html: str) -> PageLinks:
    elements = parse_html(html).elements
    url = read_metadata(elements, json_ld(elements)).url
    base = next((attribute(tag, "href") for tag in elements if tag.name == "base"), "") or None
    return PageLinks(tuple(_links(elements, html)), frozenset(_anchors(elements)), url, base)


def _of_markdown(text: str) -> PageLinks:
    tree, url = markdown_tree(text)
    elements = tree.elements
    anchors = {*_anchors(elements), *_slugs(elements)}
    return PageLinks(tuple(_links(elements, text)), frozenset(anchors), url)


def _links(elements: list[Element], source: str) -> Iterator[Link]:
    lines = _Lines(source)
    heading = ""
    for tag in elements:
        if heading_level(tag):
            heading = short_text(tag, _LONGEST_TEXT) or ""
        target = attribute(tag, "href").strip() if tag.name in ("a", "area") else ""
        if target:
            text = short_text(tag, _LONGEST_TEXT) or ""
            yield Link(target, text, heading, lines.find(target))


def _anchors(elements: list[Element]) -> Iterator[str]:
    for tag in elements:
        yield from filter(None, (attribute(tag, "id"), attribute(tag, "name") if tag.name == "a" else ""))


def slug_of(heading: str) -> str:
    """The id that sites make of a heading: "how-long" of "How long?"."""
    return _NOT_IN_SLUG.sub("", heading.lower()).replace(" ", "-")


def _slugs(elements: list[Element]) -> Iterator[str]:
    """The ids that sites make of headings: letters and digits, hyphens for blanks, numbered if repeated."""
    seen: dict[str, int] = {}
    for tag in elements:
        text = short_text(tag, _LONGEST_TEXT) if heading_level(tag) else None
        if text:
            slug = slug_of(text)
            yield f"{slug}-{seen[slug]}" if slug in seen else slug
            seen[slug] = seen.get(slug, 0) + 1


class _Lines:
    """Finds the lines of links that are looked for in their order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._place, self._line, self._missed = 0, 1, 0

    def find(self, target: str) -> int | None:
        """The line of the next link to ``target``; None where it is not written so, or too many were not."""
        place = self._next(target) if self._missed < _MOST_MISSED else -1
        if place < 0:
            self._missed += 1
            return None
        self._line += self._source.count("\n", self._place, place)
        self._place = place
        return self._line

    def _next(self, target: str) -> int:
        """Where the target is written next in one of its spellings, from the last link on."""
        found, end = -1, len(self._source)
        for written in _spellings(target):
            place = self._source.find(written, self._place + 1, end)
            if place >= 0:
                found, end = place, place + len(written)
        return found


def _spellings(target: str) -> list[str]:
    """How an address may be written in a source: as it is, with references, without percent signs."""
    return list(dict.fromkeys((target, escape(target), unquote(target))))
