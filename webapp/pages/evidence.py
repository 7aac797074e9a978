"""The stretch of a section that speaks most to a question: where a link to the passage leads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from engine.results import Match
from engine.section import Section, Span
from webapp.pages.table import row_cells


def best_sentence(section: Section, matches: Sequence[Match]) -> Span | None:
    """The first sentence of those with most different words of the question; None where none has any."""
    best, most = None, 0
    starts = [match.start for match in matches]
    for sentence in section.sentences:
        within = matches[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        words = {section.text[m.start : m.start + m.length].casefold() for m in within}
        if len(words) > most:
            best, most = sentence, len(words)
    return best


def run_of_words(section: Section, stretch: Span) -> str:
    """The text at the beginning of ``stretch`` that stands in one piece on the document's own page.

    That is its part within one block: of a table's row, whose text the index joins, the longest cell, and
    of code a line.
    """
    text = section.text
    number = bisect_right([block.start for block in section.blocks], stretch.start) - 1
    if number < 0:
        return text[stretch.start : stretch.end]
    block = section.blocks[number]
    if block.kind == "row":
        cells = row_cells(text, Span(block.start, block.end))
        return max((text[cell.start : cell.end] for cell in cells), key=len, default="")
    run = text[stretch.start : min(stretch.end, block.end)]
    return run.partition("\n")[0] if block.kind == "code" else run
