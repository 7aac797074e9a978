"""The text of a section as it is shown, and where its blocks and sentences lie in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.section import Block, BlockKind
from indexer.document import TextBlock
from indexer.splitting.long_sentences import cut_long
from indexer.splitting.sentences import SentenceSplitter

_GROUPS: dict[BlockKind, str] = {
    "item": "list",
    "step": "list",
    "term": "definitions",
    "definition": "definitions",
    "row": "table",
}
_OUTER_BLANKS = re.compile(r"\A(?:[^\S\n]*\n)+|\s+\Z")
_CODE_LINES_WORDS = 100


class Piece(NamedTuple):
    """A block in its place, with its sentences. ``group`` is what it forms with its neighbours, or ``""``.

    ``start`` is where its marker begins, which is before ``block.start``.
    """

    start: int
    block: Block
    group: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """``text`` and the pieces it was put together from, in order."""

    text: str
    pieces: tuple[Piece, ...]


def lay_out(blocks: Sequence[TextBlock], splitter: SentenceSplitter) -> Layout:
    """Blocks joined: a line each within a list or table, a blank line between everything else."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for block in blocks:
        group = _GROUPS.get(block.kind, "")
        joint = "\n" if pieces and group and pieces[-1].group == group else "\n\n" if pieces else ""
        text = block.text
        if text[:1].isspace() or text[-1:].isspace():
            text = _OUTER_BLANKS.sub("", text)
        start = length + len(joint)
        begin = start + len(block.marker)
        end = begin + len(text)
        sentences = tuple((begin + first, begin + last) for first, last in _sentences(block, text, splitter))
        pieces.append(Piece(start, Block(block.kind, begin, end, block.level), group, sentences))
        parts += [joint, block.marker, text]
        length = end
    return Layout("".join(parts), tuple(pieces))


def _sentences(block: TextBlock, text: str, splitter: SentenceSplitter) -> Iterator[tuple[int, int]]:
    if block.kind == "code":
        return _line_groups(text)
    return iter(splitter.spans(text))


def _line_groups(code: str) -> Iterator[tuple[int, int]]:
    """A listing in one piece, or a long one in runs of lines of about 100 words each."""
    words, first, last = 0, -1, 0
    for line in re.finditer(r"[^\n]*\S", code):
        count = len(line[0].split())
        if first >= 0 and words + count > _CODE_LINES_WORDS:
            yield from cut_long(code, first, last)
            words, first = 0, -1
        if first < 0:
            first = line.end() - len(line[0].lstrip())
        words += count
        last = line.end()
    if first >= 0:
        yield from cut_long(code, first, last)
