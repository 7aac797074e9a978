"""The blocks of an HTML element: headings, paragraphs, items, rows, ... in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engine.section import BlockKind
from indexer.document import Heading, TextBlock
from indexer.html.html_anchors import PendingAnchors
from indexer.html.html_elements import (
    BLOCKS,
    LISTS,
    PREFORMATTED,
    attribute,
    heading_level,
    is_never_text,
    own_id,
    stands_apart,
    whole_number,
)
from indexer.html.html_frames import Frame, OpenList
from indexer.html.html_node import Element
from indexer.html.html_permalinks import is_permalink
from indexer.html.html_tables import rows_of
from indexer.html.html_text import clean, fold, short_text
from indexer.html.html_walk import walk

_KINDS: dict[str, BlockKind] = {
    "dt": "term",
    "dd": "definition",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
}
_LONGEST_HEADING = 500
# What stood between a text and a link that is left out.
_DANGLING = re.compile(r"(?<=\S) ·$")
_INLINE_ONLY = ("heading", "code")


def blocks_of(element: Element) -> list[Heading | TextBlock]:
    """The blocks of what ``element`` holds, each word once. ``element`` itself may be a list, a table, ..."""
    writer = _BlockWriter()
    walk(element, writer)
    writer.flush()
    return writer.blocks


@dataclass(slots=True)
class _BlockWriter:
    """Visits the elements in order; text gathers in ``_pieces`` until a block ends."""

    blocks: list[Heading | TextBlock] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _frames: list[Frame] = field(default_factory=lambda: [Frame(None)])
    _lists: list[OpenList] = field(default_factory=list)
    _open_blocks: list[Element] = field(default_factory=list)
    _anchors: PendingAnchors = field(default_factory=PendingAnchors)
    _anchor: str | None = None
    _has_text: bool = False
    _breaks: int = 0

    def enter(self, tag: Element) -> bool:
        if tag.name == "br":
            self._line_break()
            return False
        if self._is_left_out(tag):
            return False
        if tag.name == "table" and self._frames[-1].kind not in _INLINE_ONLY and self._write_rows(tag):
            return False
        if tag.name in BLOCKS or heading_level(tag):
            self._enter_block(tag)
        elif tag.name == "code" and self._frames[-1].kind == "code" and _follows_listing(tag):
            self._boundary()
        elif stands_apart(tag):
            self._pieces.append(" ")
        if tag.attrs:
            self._note_anchor(tag)
        return True

    def leave(self, tag: Element) -> None:
        if self._open_blocks and self._open_blocks[-1] is tag:
            self._boundary()
            self._open_blocks.pop()
        if self._frames[-1].tag is tag:
            self.flush()
            self._frames.pop()
        elif self._lists and self._lists[-1].tag is tag:
            self._lists.pop()
        elif tag.name not in BLOCKS and stands_apart(tag):
            self._pieces.append(" ")
        self._anchors.leave(tag)

    def text(self, text: str) -> None:
        self._pieces.append(text)
        if text.isspace() or not clean(text).strip():
            return
        self._breaks = 0
        if self._anchors.candidates:
            owner = self._open_blocks[-1] if self._open_blocks else None
            anchor = self._anchors.take(owner, self._frames[-1].kind == "heading")
            if not self._has_text:
                self._anchor = anchor
        self._has_text = True

    def flush(self) -> None:
        """End the block that has gathered, if there is one."""
        pieces, anchor, has_text = self._pieces, self._anchor, self._has_text
        self._pieces, self._anchor, self._has_text, self._breaks = [], None, False, 0
        if not has_text:
            return
        frame = self._frames[-1]
        if frame.kind == "heading":
            self.blocks.append(Heading(fold("".join(pieces)), frame.level, frame.inner_anchor or anchor))
            return
        text = _code("".join(pieces)) if frame.kind == "code" else _DANGLING.sub("", fold("".join(pieces)))
        self.blocks.append(TextBlock(frame.kind, text, anchor, frame.next_marker(), frame.level))

    def _is_left_out(self, tag: Element) -> bool:
        kind = self._frames[-1].kind
        if tag.name == "button":
            return kind != "heading" or not self._is_whole_heading(tag)
        if is_never_text(tag):
            return True
        if tag.name in ("a", "span") and is_permalink(tag, kind in ("heading", "term")):
            self._note_anchor(tag)
            self._anchors.leave(tag)
            return True
        return False

    def _is_whole_heading(self, button: Element) -> bool:
        """Accordions have their headings in buttons; a button beside the words of a heading is a control."""
        heading = self._frames[-1]
        if heading.heading_length is None and heading.tag is not None:
            heading.heading_length = len(short_text(heading.tag, _LONGEST_HEADING) or "")
        words = short_text(button, _LONGEST_HEADING)
        return words is not None and (heading.heading_length or 0) - len(words) < 4

    def _note_anchor(self, tag: Element) -> None:
        frame = self._frames[-1]
        if frame.kind == "heading" and frame.tag is not tag:
            if frame.inner_anchor is None and frame.tag is not None and own_id(frame.tag) is None:
                frame.inner_anchor = self._anchors.give(own_id(tag))
        else:
            self._anchors.enter(tag)

    def _enter_block(self, tag: Element) -> None:
        self._boundary()
        self._open_blocks.append(tag)
        frame = self._frame_for(tag)
        if frame is not None:
            self.flush()
            self._frames.append(frame)

    def _frame_for(self, tag: Element) -> Frame | None:
        level = heading_level(tag)
        if level:
            return Frame(tag, "heading", level=level)
        if self._frames[-1].kind in _INLINE_ONLY:
            return None
        if tag.name in PREFORMATTED:
            return Frame(tag, "code")
        if tag.name == "li":
            return self._item(tag)
        if tag.name in LISTS:
            self._lists.append(OpenList(tag, whole_number(attribute(tag, "start"), 1)))
        kind = _KINDS.get(tag.name)
        return Frame(tag, kind) if kind else None

    def _item(self, tag: Element) -> Frame:
        level = max(len(self._lists), 1)
        marker = self._lists[-1].next_marker(tag) if self._lists else "- "
        kind: BlockKind = "item" if marker == "- " else "step"
        return Frame(tag, kind, "  " * (level - 1) + marker, level)

    def _boundary(self) -> None:
        """A block element starts or ends: the text before it and after it are apart."""
        kind = self._frames[-1].kind
        if kind == "heading":
            self._pieces.append(" ")
        elif kind == "code":
            if self._pieces and not self._pieces[-1].endswith("\n"):
                self._pieces.append("\n")
        else:
            self.flush()

    def _line_break(self) -> None:
        """One ``br`` is a space; two with nothing between them end the paragraph."""
        kind = self._frames[-1].kind
        if kind == "code":
            self._pieces.append("\n")
            return
        self._breaks += 1
        if self._breaks >= 2 and kind != "heading":
            self.flush()
        else:
            self._pieces.append(" ")

    def _write_rows(self, table: Element) -> bool:
        rows = rows_of(table)
        if rows is None:
            return False
        self.flush()
        self._anchors.enter(table)
        for row in rows:
            before = self._anchors.take(table)
            self.blocks.append(TextBlock(row.kind, row.text, self._anchors.give(row.anchor) or before))
        self._anchors.leave(table)
        return True


def _follows_listing(code: Element) -> bool:
    """Two ``code`` elements with nothing between them are two listings in one ``pre``."""
    before = next(code.previous_siblings, None)
    return isinstance(before, Element) and before.name == "code"


def _code(raw: str) -> str:
    """The lines as written, without empty ones at the start and the end."""
    text = clean(raw).replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n").rstrip()
    blank = len(text) - len(text.lstrip())
    return text[text.rfind("\n", 0, blank) + 1 :]
