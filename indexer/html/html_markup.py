"""Reads a page's markup into a tree quickly, if it is written as nearly all pages are.

What ``html.parser`` of any Python reads alike is read here, several times as fast: tags with well-formed
attributes, texts, comments, scripts. Anything else is left to BeautifulSoup (``indexer/html/html_tree.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from indexer.html.html_builder import VOID, TreeBuilder
from indexer.html.html_node import Element

_COMMENT = re.compile(r"<!--(?!-?>)(?:[^-]|-(?!-))*+-->")
# What is put in place of a comment: it parts the text without being one.
_NO_COMMENT = "<!>"
_BLANK = r"[ \t\n\r\f]"
_VALUE = rf"\"[^\"]*+\"|'[^']*+'|[\w#%.:+-]++(?={_BLANK}|\Z)"
_NAME = r"[A-Za-z_:@][\w:.@-]*+"
_ATTRIBUTE = rf"{_NAME}(?:=(?:{_VALUE}))?+"
_START = re.compile(
    rf"([A-Za-z][A-Za-z0-9:-]*+)((?:{_BLANK}++{_ATTRIBUTE})*+){_BLANK}*+(/?)", re.ASCII | re.DOTALL
)
_WHOLE_START = re.compile(rf"{_START.pattern}>", re.ASCII | re.DOTALL)
_END = re.compile(rf"/([A-Za-z][A-Za-z0-9:-]*+){_BLANK}*+")
_ATTRIBUTES = re.compile(rf"({_NAME})(?:=({_VALUE}))?+", re.ASCII)
_REFERENCE = re.compile(r"&(?:#[0-9]++|#[xX][0-9a-fA-F]++|[A-Za-z][A-Za-z0-9]*+);")
# Older versions of html.parser find elements in these, newer ones text alone; scripts are text in all.
_TEXT_ONLY = frozenset({"title", "textarea"})
_RAW = frozenset("iframe noembed noframes plaintext xmp".split())
_SCRIPTS = frozenset({"script", "style"})
_HOLDS_TEXT = _TEXT_ONLY | _RAW | _SCRIPTS
_LONGEST_KEPT = 200


class _Unusual(Exception):
    """This page is for BeautifulSoup."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """``is_usual`` says of a start tag that text and tags follow it as everywhere."""

    name: str
    attrs: Mapping[str, str]
    is_start: bool
    is_end: bool
    is_usual: bool = False


def quick_tree(html: str) -> Element | None:
    """The tree of a page, or None if it is not written as most pages are.

    Raises UnreadableFile if elements nest deeper than any page that people write.
    """
    if _NO_COMMENT in html:
        return None
    first, *parts = _COMMENT.sub(_NO_COMMENT, html).split("<")
    builder = TreeBuilder()
    if first:
        builder.text(_decoded(first))
    try:
        _read(iter(parts), builder)
    except _Unusual:
        return None
    return builder.finish()


def _read(parts: Iterator[str], builder: TreeBuilder) -> None:
    """Read what begins with "<" each, the sign itself left out."""
    start_tag, end_tag, add_text = builder.start_tag, builder.end_tag, builder.text
    for part in parts:
        markup, closed, text = part.partition(">")
        tag = (_kept_tag if len(markup) < _LONGEST_KEPT else _tag)(markup) if closed else None
        if tag is None:
            text = _other(part, builder)
        elif tag.is_usual:
            start_tag(tag.name, tag.attrs)
        elif tag.is_start:
            text = _started(tag, text, parts, builder)
        else:
            end_tag(tag.name)
        if text:
            add_text(unescape(text) if "&" in text else text)


def _other(part: str, builder: TreeBuilder) -> str:
    """Read what is no tag at first sight; returns the text after it."""
    markup, closed, text = part.partition(">")
    if not markup[:1].isascii() or not (markup[:1].isalpha() or markup[:1] in ("/", "!", "?")):
        builder.text("<")
        return part
    if closed and _is_passed_over(markup):
        return text
    # A ">" in an attribute does not end a tag.
    whole = _WHOLE_START.match(part)
    tag = _tag(whole[0][:-1]) if whole else None
    if whole is None or tag is None or not tag.is_usual:
        raise _Unusual
    builder.start_tag(tag.name, tag.attrs)
    return part[whole.end() :]


def _started(tag: _Tag, text: str, parts: Iterator[str], builder: TreeBuilder) -> str:
    """Read a start tag that is its own end, or holds text alone; returns the text after it."""
    builder.start_tag(tag.name, tag.attrs)
    if tag.is_end:
        if tag.name not in VOID:
            builder.end(tag.name)
        return text
    return _inside(tag.name, text, parts, builder)


def _inside(name: str, text: str, parts: Iterator[str], builder: TreeBuilder) -> str:
    """Read an element that holds text alone, up to its end; returns the text after it."""
    if name in _SCRIPTS:
        return _script(name, text, parts, builder)
    end, closed, after = next(parts, "").partition(">")
    if end.lower() != f"/{name}" or not closed or (name in _RAW and "&" in text):
        raise _Unusual
    if text:
        builder.text(_decoded(text))
    builder.end_tag(name)
    return after


def _script(name: str, text: str, parts: Iterator[str], builder: TreeBuilder) -> str:
    pieces = [text]
    for part in parts:
        markup, closed, after = part.partition(">")
        if closed and markup.lower() == f"/{name}":
            if any(pieces):
                builder.text("<".join(pieces))
            builder.end_tag(name)
            return after
        if part.startswith("!") or (part.startswith("/") and name in markup.lower()):
            break
        pieces.append(part)
    raise _Unusual


def _is_passed_over(markup: str) -> bool:
    """Comments, the document type, processing instructions."""
    return markup == "!" or markup[0] == "?" or markup[:8].lower() == "!doctype"


def _tag(markup: str) -> _Tag | None:
    end = _END.fullmatch(markup)
    if end:
        return _Tag(end[1].lower(), {}, is_start=False, is_end=True)
    start = _START.fullmatch(markup)
    if not start:
        return None
    name = start[1].lower()
    is_end, holds_text = bool(start[3]), name in _HOLDS_TEXT
    if is_end and holds_text:
        return None
    # The first of two attributes with one name counts, as in browsers.
    attrs = {key.lower(): _value(value) for key, value in reversed(_ATTRIBUTES.findall(start[2]))}
    return _Tag(name, attrs, is_start=True, is_end=is_end, is_usual=not (is_end or holds_text))


_kept_tag = lru_cache(maxsize=1 << 14)(_tag)


def _value(written: str) -> str:
    value = written[1:-1] if written[:1] in ("'", '"') else written
    if "&" not in value:
        return value
    decoded = unescape(value)
    # Versions differ in what they take for a reference without its semicolon.
    if decoded != _REFERENCE.sub(lambda found: unescape(found[0]), value):
        raise _Unusual
    return decoded


def _decoded(text: str) -> str:
    return unescape(text) if "&" in text else text
