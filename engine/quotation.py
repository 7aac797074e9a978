"""What is quoted with a sentence: the list or table it belongs to, or the sentences that go on from it.

Always one stretch of the section's text, so that the quotation is verbatim.
"""

from __future__ import annotations

from engine.answer_evidence import block_index
from engine.expectation import SPAN_KINDS, AnswerKind
from engine.section import Block, Section, Span

# A longer list is a chapter, not an answer.
MAX_ITEMS = 12
MAX_CHARACTERS = 1_200
# A few sentences: what can be taken in at a glance.
MAX_WORDS = 50

_LISTED = frozenset({"item", "step"})
_WHOLE_LISTS = frozenset({AnswerKind.STEPS, AnswerKind.LIST})
_WHOLE_TABLES = frozenset({AnswerKind.COMPARISON, AnswerKind.LIST})


def quotation_around(section: Section, sentence: Span, kind: AnswerKind) -> Span:
    """The stretch to quote for a sentence that answers a question of this kind."""
    number = block_index(section, sentence)
    block = section.blocks[number]
    if block.kind == "term":
        return _with_definition(section, number)
    if kind in SPAN_KINDS:
        return sentence
    if kind in _WHOLE_TABLES and block.kind == "row":
        return _run(section, number, frozenset({"row"})) or sentence
    if kind in _WHOLE_LISTS and block.kind in _LISTED:
        return _run(section, number, _LISTED) or sentence
    return _with_list(section, number, sentence) or _with_following(section, block, sentence)


def _with_definition(section: Section, number: int) -> Span:
    start, end = section.blocks[number].start, section.blocks[number].end
    for block in section.blocks[number + 1 :]:
        if block.kind not in ("term", "definition"):
            break
        end = block.end
        if block.kind == "definition":
            break
    return Span(start, end)


def _with_list(section: Section, number: int, sentence: Span) -> Span | None:
    """The sentence with the list that it introduces: it ends its paragraph and the list comes next."""
    following = section.blocks[number + 1 : number + 2]
    if section.blocks[number].end != sentence.end or not following or following[0].kind not in _LISTED:
        return None
    items = _run(section, number + 1, _LISTED)
    if items is None or items.end - sentence.start > MAX_CHARACTERS:
        return None
    return Span(sentence.start, items.end)


def _run(section: Section, number: int, kinds: frozenset[str]) -> Span | None:
    """The neighbouring blocks of these kinds, from first to last; None where they are too many to quote."""
    first = last = number
    while first > 0 and section.blocks[first - 1].kind in kinds:
        first -= 1
    while last + 1 < len(section.blocks) and section.blocks[last + 1].kind in kinds:
        last += 1
    span = Span(section.blocks[first].start, section.blocks[last].end)
    too_long = last - first >= MAX_ITEMS or span.end - span.start > MAX_CHARACTERS
    return None if too_long else span


def _with_following(section: Section, block: Block, sentence: Span) -> Span:
    """The sentence and those after it in its paragraph, while they are few words together."""
    end = sentence.end
    for following in section.sentences:
        if following.start >= end and following.end <= block.end:
            if len(section.text[sentence.start : following.end].split()) > MAX_WORDS:
                break
            end = following.end
    return Span(sentence.start, end)
