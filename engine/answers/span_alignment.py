"""How stretches of a quotation lie to the words of the question around them.

What fills the gap of a question mostly stands where the gap would be: near the question's words, in the same
clause, on the same side of the noun that is asked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.answers.question_frame import QuestionFrame
from engine.answers.quoted_words import COMMA, QuotedWords
from engine.answers.span_candidates import SpanCandidates
from engine.array_types import Array, Numbers

# As many words away counts as not there.
FAR = 30
_WINDOWS = (3, 6, 12)
NAMES = (
    *("left", "right", "nearest", "focus left", "focus right"),
    *(f"{side} {words}" for words in _WINDOWS for side in ("left", "right")),
    *("clause", "clause lead", "decay"),
)


def align(frame: QuestionFrame, words: QuotedWords, spans: SpanCandidates) -> list[Array]:
    """The pieces ``NAMES``, each with a value per stretch.

    Distances are in words of the same sentence, at most ``FAR``: ``left`` and ``right`` to the nearest word
    of the question on this side, ``nearest`` the less of them; ``focus left`` and so on to the noun that is
    asked for, -1 where there is none. ``left 3``: the weight of the question's words within three words on
    the left. ``clause``: that of the words in the same clause, ``clause lead`` how much less that is than in
    the weightiest one. ``decay``: the weights of all words of the sentence, each by its distance.
    """
    asked = words.weights > 0
    focus = (words.stands_for == frame.focus) & (frame.focus >= 0)
    (left, focus_left), (right, focus_right) = _distances(words, spans, np.column_stack([asked, focus]))
    if frame.focus < 0:
        focus_left = focus_right = np.full(len(spans), -1.0)
    nearest = np.minimum(left, right)
    around = [left, right, nearest, focus_left, focus_right]
    return [*around, *_windows(words, spans), *_clauses(words, spans), _decay(words, spans)]


def _distances(words: QuotedWords, spans: SpanCandidates, marks: NDArray[np.bool_]) -> tuple[Array, Array]:
    """From each stretch (column) to the nearest word with each mark (row), on the left and on the right."""
    before, after = _marks_around(marks)
    left, right = before[spans.first], after[spans.last + 1]
    to_left = np.where(left >= words.opens[spans.first][:, None], spans.first[:, None] - left, FAR)
    to_right = np.where(right < words.closes[spans.last][:, None], right - spans.last[:, None], FAR)
    return np.minimum(to_left.T, FAR).astype(np.float64), np.minimum(to_right.T, FAR).astype(np.float64)


def _marks_around(marks: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """For each place between words (row) and kind of mark (column): the last word marked before it, the first
    one behind it; far outside where there is none."""
    numbers, columns = np.arange(len(marks))[:, None], marks.shape[1]
    never = np.full((1, columns), -FAR - 1), np.full((1, columns), len(marks) + FAR)
    before = np.maximum.accumulate(np.vstack([never[0], np.where(marks, numbers, never[0])]))
    behind = np.minimum.accumulate(np.vstack([np.where(marks, numbers, never[1]), never[1]])[::-1])[::-1]
    return before, behind


def _windows(words: QuotedWords, spans: SpanCandidates) -> list[Array]:
    sums = np.append(0.0, np.cumsum(words.weights))
    opens, closes = words.opens[spans.first], words.closes[spans.last]
    pieces: list[Array] = []
    for size in _WINDOWS:
        pieces.append(sums[spans.first] - sums[np.maximum(opens, spans.first - size)])
        pieces.append(sums[np.minimum(closes, spans.last + 1 + size)] - sums[spans.last + 1])
    return pieces


def _clauses(words: QuotedWords, spans: SpanCandidates) -> list[Array]:
    clauses = np.append(0, np.cumsum(words.behind[:-1] >= COMMA))
    weights = np.bincount(clauses, words.weights)
    first = clauses[spans.first]
    same = first == clauses[spans.last]
    own = np.where(same, weights[first], 0.0)
    return [np.where(same, own - spans.inside(words.weights), 0.0), own - weights.max()]


def _decay(words: QuotedWords, spans: SpanCandidates) -> Array:
    asked = np.flatnonzero(words.weights)
    distances = np.maximum(spans.first[:, None] - asked, asked - spans.last[:, None])
    counts = (distances > 0) & (words.sentences[asked] == words.sentences[spans.first][:, None])
    return np.asarray((counts * words.weights[asked] / (1 + distances.clip(min=0))).sum(axis=1))
