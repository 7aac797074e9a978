"""Text with its matches marked, as HTML: escaped first, marked after, so that no text can become markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from markupsafe import Markup, escape

from engine.results import Match
from engine.section import Span

ANSWER_ID = "quire-answer"


class MarkedText:
    """A text with the stretches to mark in it, given out piece by piece.

    ``answer`` is a stretch to set off strongly. Offsets beyond the text are cut, and overlapping
    matches are marked as one. The first piece given out that touches the answer carries
    ``ANSWER_ID``, so pieces are to be taken in the order in which they are shown.
    """

    def __init__(self, text: str, matches: Iterable[Match] = (), answer: Span | None = None) -> None:
        self.text = text
        self._marks = _merged(matches, len(text))
        self._ends = [mark.end for mark in self._marks]
        self._answer = answer
        self._answer_id_given = False

    def html(self, start: int = 0, end: int | None = None) -> Markup:
        """``text[start:end]`` as HTML."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        if self._answer is None:
            return self._marked(start, stop)
        first = min(max(start, self._answer.start), stop)
        last = max(first, min(stop, self._answer.end))
        if first == last:
            return self._marked(start, stop)
        quoted = self._quoted(self._marked(first, last))
        return self._marked(start, first) + quoted + self._marked(last, stop)

    def _quoted(self, inner: Markup) -> Markup:
        if self._answer_id_given:
            return Markup('<strong class="answer">{}</strong>').format(inner)
        self._answer_id_given = True
        return Markup('<strong class="answer" id="{}">{}</strong>').format(ANSWER_ID, inner)

    def _marked(self, start: int, end: int) -> Markup:
        pieces: list[Markup] = []
        position = start
        for index in range(bisect_right(self._ends, start), len(self._marks)):
            mark = self._marks[index]
            if mark.start >= end:
                break
            opening, closing = max(mark.start, start), min(mark.end, end)
            pieces.append(escape(self.text[position:opening]))
            pieces.append(Markup("<mark>{}</mark>").format(self.text[opening:closing]))
            position = closing
        pieces.append(escape(self.text[position:end]))
        return Markup("").join(pieces)


def emphasised(text: str, span: str | None) -> Markup:
    """``text`` with the first place of ``span`` in ``<strong>``; without, where it is None or not there."""
    start = text.find(span) if span else -1
    return with_strong(text, [Span(start, start + len(span))] if span and start >= 0 else [])


def with_strong(text: str, stretches: Iterable[Span]) -> Markup:
    """``text`` with these stretches, which ascend and do not overlap, in ``<strong>``."""
    html, done = Markup(), 0
    for stretch in stretches:
        html += Markup("{}<strong>{}</strong>").format(
            text[done : stretch.start], text[stretch.start : stretch.end]
        )
        done = stretch.end
    return html + text[done:]


def _merged(matches: Iterable[Match], length: int) -> list[Span]:
    merged: list[Span] = []
    for match in sorted(matches, key=lambda match: match.start):
        start, end = max(0, match.start), min(length, match.start + match.length)
        if start >= end:
            continue
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, end))
        else:
            merged.append(Span(start, end))
    return merged
