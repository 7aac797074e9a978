"""What is quoted with a sentence: the list or table it belongs to, or the sentences that go on from it.

Always one stretch of the section's text, so that the quotation is verbatim.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.section import Block, Section, Span

# A longer list is a chapter, not an answer.
MAX_ITEMS = 12
MAX_CHARACTERS = 1_200
# A few sentences: what can be taken in at a glance.
MAX_WORDS = 60
# Around a figure, which is what is looked for.
MAX_WORDS_AROUND_FIGURE = 40

_LISTED = frozenset({"item", "step"})
_ROWS = frozenset({"row"})
_WHOLE_LISTS = frozenset({AnswerKind.STEPS, AnswerKind.LIST})
_WHOLE_TABLES = frozenset({AnswerKind.COMPARISON, AnswerKind.LIST})


def quotation_around(section: Section, sentence: Span, kind: AnswerKind) -> Span:
    """The stretch to quote for a sentence that answers a question of this kind."""
    number = block_index(section, sentence)
    block = section.blocks[number]
    if block.kind in ("term", "definition"):
        return _definition(section, number, sentence)
    if kind in REQUIRED_KINDS:
        return _together(section, number, MAX_WORDS_AROUND_FIGURE) or _paragraph(
            section, block, sentence, MAX_WORDS_AROUND_FIGURE
        )
    if kind in _WHOLE_TABLES and block.kind == "row":
        return _run(section, number, _ROWS) or sentence
    if kind in _WHOLE_LISTS and block.kind in _LISTED:
        return _run(section, number, _LISTED) or sentence
    return (
        _with_list(section, number, sentence)
        or _together(section, number, MAX_WORDS)
        or _paragraph(section, block, sentence, MAX_WORDS)
    )


def _together(section: Section, number: int, most: int) -> Span | None:
    """The whole list or table that a block is of, if it is short."""
    for kinds in (_LISTED, _ROWS):
        if section.blocks[number].kind in kinds:
            run = _run(section, number, kinds)
            if run and len(section.text[run.start : run.end].split()) <= most:
                return run
    return None


def _definition(section: Section, number: int, sentence: Span) -> Span:
    """The expression with what it is said to be; of a long definition the sentence alone."""
    first = number
    while first > 0 and section.blocks[first].kind == "definition":
        first -= 1
    last = number
    while last + 1 < len(section.blocks) and section.blocks[last].kind == "term":
        last += 1
    if section.blocks[first].kind != "term" or section.blocks[last].kind != "definition":
        return sentence
    whole = Span(section.blocks[first].start, section.blocks[last].end)
    return whole if whole.end - whole.start <= MAX_CHARACTERS else sentence


def _with_list(section: Section, number: int, sentence: Span) -> Span | None:
    """The paragraph with the list that it introduces: the sentence ends it and the list comes next."""
    block, following = section.blocks[number], section.blocks[number + 1 : number + 2]
    if block.kind in _LISTED or block.end != sentence.end:
        return None
    if not following or following[0].kind not in _LISTED:
        return None
    items = _run(section, number + 1, _LISTED)
    if items is None or items.end - sentence.start > MAX_CHARACTERS:
        return None
    return Span(_paragraph(section, block, sentence, MAX_WORDS).start, items.end)


def _run(section: Section, number: int, kinds: frozenset[str]) -> Span | None:
    """The neighbouring blocks of these kinds, from first to last; None where they are too many to quote."""
    first = last = number
    # No further than it takes to see that they are too many: a section may be a table of thousands of rows.
    while first > 0 and last - first < MAX_ITEMS and section.blocks[first - 1].kind in kinds:
        first -= 1
    end = len(section.blocks)
    while last + 1 < end and last - first < MAX_ITEMS and section.blocks[last + 1].kind in kinds:
        last += 1
    span = Span(section.blocks[first].start, section.blocks[last].end)
    too_long = last - first >= MAX_ITEMS or span.end - span.start > MAX_CHARACTERS
    return None if too_long else span


def _paragraph(section: Section, block: Block, sentence: Span, most: int) -> Span:
    """The whole paragraph if it is short; of a longer one the sentence and neighbours, later ones first."""
    bounds = (bisect_left(section.sentences, place, key=_start_of) for place in (block.start, block.end))
    inside = section.sentences[slice(*bounds)]
    first = last = inside.index(sentence)

    def words(start: int, end: int) -> int:
        return len(section.text[inside[start].start : inside[end].end].split())

    while last + 1 < len(inside) and words(first, last + 1) <= most:
        last += 1
    while first > 0 and words(first - 1, last) <= most:
        first -= 1
    return Span(inside[first].start, inside[last].end)


def block_index(section: Section, sentence: Span) -> int:
    """The number of the block that a sentence stands in: sentences never cross blocks."""
    return bisect_right(section.blocks, sentence.start, key=_start_of) - 1


def _start_of(stretch: Block | Span) -> int:
    return stretch.start
