"""How sections are stored: those of a document that follow each other as one text, a line for each.

What they have in common is said once, in the first line; together they are compressed far better than each
alone, and one of them is read without the others. Places are stored as distances from what stands before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import sub
from typing import Any, get_args

from engine.section import Block, BlockKind, Section, Span

_LETTERS = "pistdrcqa"
_KINDS: dict[str, BlockKind] = dict(zip(_LETTERS, get_args(BlockKind), strict=True))
_LETTER_OF = {kind: letter for letter, kind in _KINDS.items()}
_BLOCK = re.compile(r"([a-z])(\d*)")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def shared_by(section: Section) -> tuple[str, str, str | None, str]:
    """What sections must have in common to be stored together."""
    return section.doc, section.title, section.date, section.description


def write_record(sections: Sequence[Section]) -> str:
    """The record of sections, at least one, of which ``shared_by`` is the same."""
    # No line of JSON holds a line break.
    return "\n".join([_encode(shared_by(sections[0])), *map(_line_of, sections)])


def read_section(record: str, number: int) -> Section:
    """One of the sections of a record, by its number in it, from 0."""
    lines = record.split("\n", number + 2)
    return _read(json.loads(lines[0]), lines[number + 1])


def read_record(record: str) -> list[Section]:
    """The inverse of ``write_record``."""
    shared, *lines = record.split("\n")
    return [_read(json.loads(shared), line) for line in lines]


def _line_of(section: Section) -> str:
    """A line; 0 stands for what follows from the rest: a usual address, one block or passage of all."""
    whole, blocks = [0, len(section.text)], _places(section.blocks)
    letters = [f"{_LETTER_OF[block.kind]}{block.level or ''}" for block in section.blocks]
    return _encode(
        [
            section.id,
            section.breadcrumb,
            section.anchor,
            0 if section.url == _usual_url(section.doc, section.anchor) else section.url,
            section.position,
            "".join(letters),
            _distances(blocks, usual=whole),
            _distances(_places(section.passages), usual=whole),
            _distances(_places(section.sentences), usual=blocks),
            section.text,
        ]
    )


def _read(shared: Sequence[Any], line: str) -> Section:
    doc, title, date, description = shared
    section_id, breadcrumb, anchor, url, position, letters, blocks, passages, sentences, text = json.loads(
        line
    )
    whole = (Span(0, len(text)),)
    places = _spans(blocks, usual=whole)
    return Section(
        id=section_id,
        doc=doc,
        title=title,
        breadcrumb=tuple(breadcrumb),
        anchor=anchor,
        url=_usual_url(doc, anchor) if url == 0 else url,
        date=date,
        description=description,
        position=position,
        text=text,
        blocks=tuple(
            Block(_KINDS[letter], place.start, place.end, int(level or 0))
            for (letter, level), place in zip(_BLOCK.findall(letters), places, strict=True)
        ),
        passages=_spans(passages, usual=whole),
        sentences=_spans(sentences, usual=places),
    )


def _usual_url(doc: str, anchor: str | None) -> str:
    return doc if anchor is None else f"{doc}#{anchor}"


def _places(stretches: Iterable[Block | Span]) -> list[int]:
    """Starts and ends, by turns."""
    return [place for stretch in stretches for place in (stretch.start, stretch.end)]


def _distances(places: Sequence[int], usual: Sequence[int]) -> list[int] | int:
    """Starts and ends, each as the distance from the one before; 0 for the usual ones."""
    if places == usual:
        return 0
    return list(map(sub, places, chain((0,), places)))


def _spans(distances: list[int] | int, usual: tuple[Span, ...]) -> tuple[Span, ...]:
    if isinstance(distances, int):
        return usual
    places = accumulate(distances)
    return tuple(map(Span, places, places))
