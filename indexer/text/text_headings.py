"""Headings of plain text, known by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.text.text_chunks import Chunk, Typesetting

_MAX_CHARACTERS = 80
_MAX_WORDS = 12
_UNDERLINE = re.compile(r"\s*([=\-~^*#+_\"'.:])\1{2,}\s*")
_UNDERLINE_LEVELS = {"=": 1, "-": 2, "~": 3}
_NUMBERED = re.compile(
    r"(?P<word>(?:section|§)\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.:]?\s+(?:[-–—]+\s+)?(?=\S*[^\W\d_])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<name>volume|book|part|act|appendix|annex|chapter|letter|scene)\s+"
    r"(?:\d+|[ivxlc]+|[a-z]|the\s+\w+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s")
_OUTER_PARTS = frozenset({"volume", "book", "part", "act"})
_NO_HEADING = re.compile(r"[a-z]+://|@\w|\w:\s|^[^\w§]|[|{}<>=\\;]|\s{3,}|\.{3}")
_NO_TITLE = re.compile(r"[a-z]+://|@\w|^[^\w\"'“‘«]|[|{}<>=\\]|\S\s{3,}\S|\.{3}")
_CAPITALS_LEVEL = 3
_OUTDENTED_LEVEL = 3
_PLAIN_LEVEL = 6
_PROSE_LENGTH = 60
_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a chunk would be as a heading. ``kind`` tells headings of one make from others of that level."""

    text: str
    level: int
    kind: str


def underlined(chunk: Chunk) -> tuple[list[Shape], Chunk | None]:
    """The underlined headings that ``chunk`` opens with, and the rest of it if there is any."""
    shapes: list[Shape] = []
    lines = chunk.lines
    at = 0
    while at + 1 < len(lines):
        # A rule above the heading too.
        ruled_above = at + 2 < len(lines) and is_rule(lines[at]) and is_rule(lines[at + 2])
        shape = _underlined_line(lines[at + ruled_above], lines[at + ruled_above + 1])
        if shape is None:
            break
        shapes.append(shape)
        at += 2 + ruled_above
    return shapes, Chunk(lines[at:]) if at < len(lines) else None


def _underlined_line(line: str, below: str) -> Shape | None:
    rule = _UNDERLINE.fullmatch(below)
    if rule is None or is_rule(line) or len(line.strip()) > _MAX_CHARACTERS:
        return None
    return Shape(" ".join(line.split()), _UNDERLINE_LEVELS.get(rule[1], 4), "underlined")


def is_rule(line: str) -> bool:
    """Whether a line holds nothing but one mark over and over."""
    return _UNDERLINE.fullmatch(line) is not None


def shape_of(chunk: Chunk, page: Typesetting) -> Shape | None:
    """What ``chunk`` would be as a heading, by its own looks alone, or None."""
    text = chunk.text
    if len(text) > _MAX_CHARACTERS or len(text.split()) > _MAX_WORDS or not re.search(r"[^\W\d_]{2}", text):
        return None
    named = _NAMED.match(text)
    if len(chunk.lines) > 2 or (len(chunk.lines) == 2 and not (named or text.isupper())):
        return None
    if named:
        return Shape(text, 1 if named["name"].lower() in _OUTER_PARTS else 2, named["name"].lower())
    if text.isupper() and not text.endswith((",", ":", ";")) and text[0].isalnum():
        return _numbered(text) or Shape(text, _CAPITALS_LEVEL, "capitals")
    if text.endswith(".") and len(text.split()) <= _MAX_WORDS // 2:
        return _numbered(text)
    if text.endswith((".", ",", ";", ":", "!")) or _NO_HEADING.search(text):
        return None
    return _numbered(text) or _title_case(chunk, text, page)


def _numbered(text: str) -> Shape | None:
    match = _NUMBERED.match(text)
    if match is None:
        return None
    level = 3 + match["number"].count(".")
    return Shape(text, min(level, 6), f"{'section' if match['word'] else 'numbered'} {level}")


def _title_case(chunk: Chunk, text: str, page: Typesetting) -> Shape | None:
    if not text[0].isupper() or chunk.indent >= page.margin + 4:
        return None
    if chunk.indent < page.margin:
        return Shape(text, _OUTDENTED_LEVEL, "outdented")
    return Shape(text, _PLAIN_LEVEL, "plain")


def title_of(chunk: Chunk, page: Typesetting) -> str | None:
    """The text of ``chunk`` if it can be the title of what follows: short, in one line or centred."""
    shape = shape_of(chunk, page)
    if shape is not None:
        return None if shape.kind.startswith(("numbered", "section")) else shape.text
    lines = _title_lines(chunk, page)
    text = " ".join(" ".join(lines).split())
    if not lines or len(text.split()) > 2 * _MAX_WORDS or text.endswith((".", ",", ";", ":")):
        return None
    return None if _NO_TITLE.search(" ".join(lines).strip()) else text


def _title_lines(chunk: Chunk, page: Typesetting) -> tuple[str, ...]:
    """Of a few short lines the first, or all if they are centred and it is so long that it runs on."""
    if len(chunk.lines) == 1:
        return chunk.lines
    if len(chunk.lines) > 4 or max(len(line.strip()) for line in chunk.lines) > _PROSE_LENGTH:
        return ()
    runs_over = chunk.indent >= page.margin + 4 and len(chunk.lines[0].strip()) >= _MAX_CHARACTERS // 2
    return chunk.lines if runs_over else chunk.lines[:1]


def is_heading(shape: Shape, following: Sequence[Chunk], next_shape: Shape | None) -> bool:
    """Whether ``shape`` is a heading, judged by the chunks that follow and by what the next looks like.

    A heading stands above a text that is longer than itself and runs on or ends as a sentence does, or above
    a heading of another make. So short lines one after another, as in verse, addresses and lists, are none;
    nor is the item of a numbered list.
    """
    if not following:
        return False
    if shape.kind.startswith("numbered") and _LIST_NUMBER.match(following[0].lines[0]):
        return False
    if next_shape is not None:
        below = next_shape.level > shape.level
        beside = next_shape.level == shape.level and next_shape.kind != shape.kind
        return (below or beside) and len(following) > 1
    surely = shape.kind != "plain" and not (shape.kind.startswith("numbered") and shape.text.endswith("."))
    first = following[0].text
    return surely or (len(first) > len(shape.text) and (len(first) > _PROSE_LENGTH or _is_sentence(first)))


def _is_sentence(text: str) -> bool:
    """Whether a short text is one in prose: it says something, and stops."""
    return text.endswith((".", "!", "?")) and len(text.split()) >= _SENTENCE_WORDS
