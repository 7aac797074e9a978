"""Cuts a section's text into passages of about 250 words, at the edges of blocks wherever possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from engine.section import Span
from indexer.splitting.layout import Layout, Piece

TARGET_WORDS = 250
MIN_WORDS = 100
MAX_WORDS = 400

# Words that are longer than this on average (no spaces: Chinese, encoded data) are counted by characters.
_CHARACTERS_PER_WORD = 12


class _Unit(NamedTuple):
    """A stretch that is not cut further, with its size in words."""

    start: int
    end: int
    words: int


def cut_passages(layout: Layout) -> list[Span]:
    """Passages in order, disjoint, without white space at their ends; all other text lies in one of them.

    Each has between 100 and 400 words where the blocks allow it. A list, table or definition list is cut,
    between its items, only where it alone has more than 400 words; a paragraph likewise, between its
    sentences. A last passage under 100 words is joined to the one before if both fit into 400.
    """
    passages: list[_Unit] = []
    current: _Unit | None = None
    for unit in _units(layout):
        if current is None:
            current = unit
        elif _closes(current.words, unit.words):
            passages.append(current)
            current = unit
        else:
            current = _joined(current, unit)
    if current is not None:
        passages.append(current)
    return [_stripped(layout.text, unit) for unit in _short_end_joined(passages)]


def _closes(words: int, following: int) -> bool:
    """Whether a passage of ``words`` ends before a unit of ``following`` words."""
    if words + following > MAX_WORDS:
        return True
    return words >= MIN_WORDS and abs(words + following - TARGET_WORDS) > abs(words - TARGET_WORDS)


def _short_end_joined(passages: list[_Unit]) -> list[_Unit]:
    if len(passages) > 1 and passages[-1].words < MIN_WORDS:
        *before, previous, last = passages
        if previous.words + last.words <= MAX_WORDS:
            return [*before, _joined(previous, last)]
    return passages


def _units(layout: Layout) -> Iterator[_Unit]:
    for group in _runs(layout.pieces, _same_group):
        yield from _divide(layout.text, group)


def _divide(text: str, group: Sequence[Piece]) -> Iterator[_Unit]:
    """``group`` whole, or else its entries, or else the sentences of an entry that is too long."""
    whole = _unit(text, group[0].start, group[-1].block.end)
    if whole.words <= MAX_WORDS:
        yield whole
        return
    for entry in _runs(group, _same_entry):
        unit = _unit(text, entry[0].start, entry[-1].block.end)
        if unit.words <= MAX_WORDS:
            yield unit
        else:
            for piece in entry:
                yield from _sentence_units(text, piece)


def _sentence_units(text: str, piece: Piece) -> Iterator[_Unit]:
    start = piece.start
    for _, end in piece.sentences:
        yield _unit(text, start, end)
        start = end


def _same_group(previous: Piece, piece: Piece) -> bool:
    return piece.group != "" and piece.group == previous.group


def _same_entry(previous: Piece, piece: Piece) -> bool:
    """A term stays with the terms beside it and with what defines it."""
    return piece.block.kind == "definition" or previous.block.kind == piece.block.kind == "term"


def _runs(pieces: Sequence[Piece], together: Callable[[Piece, Piece], bool]) -> Iterator[Sequence[Piece]]:
    first = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or not together(pieces[index - 1], pieces[index]):
            yield pieces[first:index]
            first = index


def _unit(text: str, start: int, end: int) -> _Unit:
    stretch = text[start:end]
    return _Unit(start, end, max(len(stretch.split()), len(stretch) // _CHARACTERS_PER_WORD))


def _joined(first: _Unit, second: _Unit) -> _Unit:
    return _Unit(first.start, second.end, first.words + second.words)


def _stripped(text: str, unit: _Unit) -> Span:
    stretch = text[unit.start : unit.end]
    start = unit.start + len(stretch) - len(stretch.lstrip())
    return Span(start, start + len(stretch.strip()))
