"""A list as an answer: the items that a sentence introduces or stands among."""

from __future__ import annotations

from engine.section import Block, Section, Span

# A longer list is a chapter, not an answer.
MAX_ITEMS = 12
MAX_CHARACTERS = 1_200


def list_around(section: Section, sentence: Span) -> Span:
    """The sentence with the list it introduces, or the whole list it is an item of; else the sentence itself.

    A sentence introduces a list if it is the last of the paragraph right before it.
    """
    index = _block_of(section, sentence)
    if index is None:
        return sentence
    if section.blocks[index].kind in ("item", "step"):
        first, last = _run_around(section.blocks, index)
        return _if_short(
            section, Span(section.blocks[first].start, section.blocks[last].end), last - first, sentence
        )
    follows = index + 1
    introduces = section.blocks[index].end == sentence.end and follows < len(section.blocks)
    if introduces and section.blocks[follows].kind in ("item", "step"):
        _, last = _run_around(section.blocks, follows)
        return _if_short(section, Span(sentence.start, section.blocks[last].end), last - index, sentence)
    return sentence


def _block_of(section: Section, sentence: Span) -> int | None:
    for index, block in enumerate(section.blocks):
        if block.start <= sentence.start < block.end:
            return index
    return None


def _run_around(blocks: tuple[Block, ...], index: int) -> tuple[int, int]:
    first = last = index
    while first > 0 and blocks[first - 1].kind in ("item", "step"):
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].kind in ("item", "step"):
        last += 1
    return first, last


def _if_short(section: Section, span: Span, items: int, otherwise: Span) -> Span:
    short = items < MAX_ITEMS and span.end - span.start <= MAX_CHARACTERS and span.end <= len(section.text)
    return span if short else otherwise
