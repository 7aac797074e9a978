"""Blocks of plain text: paragraphs, lists, listings and lines that are meant as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.document import TextBlock
from indexer.text.text_chunks import Chunk, Typesetting
from indexer.text.text_headings import is_rule

_MARKER = re.compile(
    r"(?P<indent>\s*)(?P<mark>[-*•‣o–+]|\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,4})[.)])(?P<gap>\s+)(?=\S)"
)
_COLUMNS = re.compile(r"\S(?:\s{3,}|\s*(?:\.\s?){4,}\s*)\S|[|+]\s*$|^\s*[|+][-\s|+=]")
_LISTING_INDENT = 4


class BlockReader:
    """Turns chunks into blocks, one after another: an indented chunk may belong to the list before it."""

    def __init__(self, page: Typesetting) -> None:
        self._page = page
        self._indents: list[int] = []
        self._in_steps = False

    def continues_steps(self, chunk: Chunk) -> bool:
        """Whether ``chunk`` is the next item of the numbered list that was read last."""
        marker = _MARKER.match(chunk.lines[0])
        return self._in_steps and marker is not None and marker["number"] is not None

    def end_list(self) -> None:
        """What comes next is in no list, however far it is indented."""
        self._indents.clear()
        self._in_steps = False

    def read(self, chunk: Chunk) -> Iterator[TextBlock]:
        """The blocks of ``chunk``; lines that are nothing but a rule are left out."""
        lines = [line for line in chunk.lines if not is_rule(line)]
        if not lines:
            return
        first = _first_item(lines)
        self._in_steps = False
        if first is None:
            yield from self._without_items(Chunk(tuple(lines)))
            return
        if first:
            yield from self._without_items(Chunk(tuple(lines[:first])))
        yield from self._items(lines[first:])

    def _without_items(self, chunk: Chunk) -> Iterator[TextBlock]:
        while self._indents and chunk.indent <= self._indents[-1]:
            self._indents.pop()
        if self._indents and chunk.indent <= self._indents[-1] + 8 and not is_tabular(chunk.lines):
            level = len(self._indents)
            yield TextBlock("item", chunk.text, marker="  " * level, level=level)
        elif chunk.indent >= self._page.margin + _LISTING_INDENT or is_tabular(chunk.lines):
            yield _listing(chunk)
        elif _keeps_lines(chunk.lines, self._page.width):
            yield from (TextBlock("item", " ".join(line.split()), level=1) for line in chunk.lines)
        else:
            yield TextBlock("paragraph", chunk.text)

    def _items(self, lines: Sequence[str]) -> Iterator[TextBlock]:
        item: list[str] = []
        for line in lines:
            if item and self._begins_item(line):
                yield self._item(item)
                item = []
            item.append(line)
        yield self._item(item)

    def _begins_item(self, line: str) -> bool:
        return _MARKER.match(line) is not None

    def _item(self, lines: Sequence[str]) -> TextBlock:
        marker = _MARKER.match(lines[0])
        assert marker is not None
        indent = len(marker["indent"])
        while self._indents and indent <= self._indents[-1]:
            self._indents.pop()
        self._indents.append(indent)
        level = len(self._indents)
        self._in_steps = marker["number"] is not None
        text = " ".join(" ".join([lines[0][marker.end() :], *lines[1:]]).split())
        written = f"{marker['mark']} " if marker["number"] else "- "
        return TextBlock(
            "step" if marker["number"] else "item", text, marker="  " * (level - 1) + written, level=level
        )


def _first_item(lines: Sequence[str]) -> int | None:
    """Where the list of a chunk begins: at its top, or lower if it has two items at the least."""
    found = [number for number, line in enumerate(lines) if _MARKER.match(line)]
    if not found or (found[0] > 0 and len(found) < 2):
        return None
    return found[0]


def is_tabular(lines: Sequence[str]) -> bool:
    """Whether most lines have columns, leaders or the borders of a table."""
    return sum(1 for line in lines if _COLUMNS.search(line)) * 2 > len(lines)


def _listing(chunk: Chunk) -> TextBlock:
    indent = chunk.indent
    return TextBlock("code", "\n".join(line[indent:] for line in chunk.lines))


def _keeps_lines(lines: Sequence[str], width: int) -> bool:
    """Whether most lines end although the next word would have fitted: they are meant as lines.

    Where lines go on in lower case, as prose does, they must be short indeed.
    """
    if len(lines) < 2:
        return False
    widest = max(width, *(len(line) for line in lines))
    lower = sum(1 for line in lines[1:] if line.lstrip()[0].islower())
    limit = widest * 0.6 if lower * 2 > len(lines) - 1 else widest - 8
    early = sum(1 for line, following in pairwise(lines) if len(line) + len(following.split()[0]) < limit)
    return early * 2 > len(lines) - 1
