"""An answer that is a list, a table or a definition, laid out as its document lays it out."""

from __future__ import annotations

from dataclasses import replace

from engine.results import Quotation
from engine.section import Block, Section
from webapp.pages.blocks import Group, groups


def quoted_groups(section: Section, answer: Quotation) -> tuple[Group, ...]:
    """The blocks of the section that the answer quotes, with offsets into the answer's text.

    None where it is running text: a paragraph, or one item out of a list.
    """
    quoted = tuple(
        _within(block, answer)
        for block in section.blocks
        if block.start < answer.end and block.end > answer.start
    )
    kinds = {block.kind for block in quoted}
    if kinds <= {"paragraph"} or (len(quoted) == 1 and not kinds <= {"row", "code"}):
        return ()
    return groups(replace(section, text=answer.text, blocks=quoted))


def _within(block: Block, answer: Quotation) -> Block:
    start = max(block.start, answer.start) - answer.start
    return block._replace(start=start, end=min(block.end, answer.end) - answer.start)
