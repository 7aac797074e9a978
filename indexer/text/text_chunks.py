"""Plain text as chunks of lines between blank lines, without the running heads of printed pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_PAGE_FOOT = re.compile(r".*\bpage\s+[\divxlc]+\]?\s*", re.IGNORECASE)
_PROSE_LENGTH = 50
_UNWRAPPED = 120
_TAB = 8


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive lines that are not blank, tabs expanded, without white space at their ends."""

    lines: tuple[str, ...]

    @property
    def indent(self) -> int:
        """The columns before the line that begins furthest left."""
        return min(len(line) - len(line.lstrip()) for line in self.lines)

    @property
    def text(self) -> str:
        """All words, one space between them."""
        return " ".join(" ".join(self.lines).split())


@dataclass(frozen=True, slots=True)
class Typesetting:
    """``margin``: the column where the body text begins. ``width``: about where its lines are wrapped."""

    margin: int
    width: int


def chunks_of(text: str) -> list[Chunk]:
    """The chunks of ``text`` in order."""
    chunks: list[Chunk] = []
    lines: list[str] = []
    for raw in [*_without_page_breaks(text), ""]:
        line = raw.expandtabs(_TAB).rstrip()
        if line:
            lines.append(line)
        elif lines:
            chunks += _paragraphs(tuple(lines))
            lines = []
    return chunks


def _paragraphs(lines: tuple[str, ...]) -> list[Chunk]:
    """One chunk, or one for each line where lines are so long that none of them was wrapped."""
    unwrapped = sum(1 for line in lines if len(line) > _UNWRAPPED and line.count(" ") > _UNWRAPPED // 12)
    if unwrapped and unwrapped * 3 >= len(lines):
        return [Chunk((line,)) for line in lines]
    return [Chunk(lines)]


def typesetting_of(chunks: Sequence[Chunk]) -> Typesetting:
    """Margin and width as most of the long lines have them; 0 and 0 where there are none."""
    lines = [line for chunk in chunks for line in chunk.lines]
    prose = [line for line in lines if len(line.strip()) >= _PROSE_LENGTH]
    if not prose:
        return Typesetting(0, 0)
    margins = Counter(len(line) - len(line.lstrip()) for line in prose)
    lengths = sorted(len(line) for line in prose)
    return Typesetting(margins.most_common(1)[0][0], min(lengths[len(lengths) * 4 // 5], 80))


def _without_page_breaks(text: str) -> list[str]:
    """All lines but those that a form feed shows to be the foot and head of pages.

    Where a sentence runs over the break, its two parts become one paragraph again.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    heads = Counter(_head(page) for page in pages[1:])
    lines: list[str] = []
    last = ""
    for number, page in enumerate(pages):
        rest = page
        if number and heads[_head(page)] > 1:
            rest = _without_leading_blanks(page)[1:]
        if number < len(pages) - 1:
            rest = _without_foot(rest)
        if _runs_on(last, rest):
            while not lines[-1].strip():
                lines.pop()
            rest = _without_leading_blanks(rest)
        lines += rest
        last = next((line.strip() for line in reversed(rest) if line.strip()), last)
    return lines


def _head(page: Sequence[str]) -> str:
    """The first line, numbers aside, as it comes back on each page."""
    first = next((line for line in page if line.strip()), "")
    return re.sub(r"\d+", "0", " ".join(first.split()))


def _without_foot(page: list[str]) -> list[str]:
    trimmed = _without_trailing_blanks(page)
    return [*trimmed[:-1], ""] if trimmed and _PAGE_FOOT.fullmatch(trimmed[-1]) else page


def _without_trailing_blanks(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _without_leading_blanks(lines: list[str]) -> list[str]:
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return lines[start:]


def _runs_on(last: str, after: Sequence[str]) -> bool:
    """Whether a sentence goes on from the line ``last`` of one page to the next page."""
    first = next((line.strip() for line in after if line.strip()), "")
    return len(last) >= _PROSE_LENGTH and last[-1] not in ".!?:;" and first[:1].islower()
