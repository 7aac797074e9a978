"""Evidence that a stretch of a quotation is the short answer to the question."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.answers import span_alignment
from engine.answers.question_frame import QuestionFrame
from engine.answers.quoted_words import SENTENCE, QuotedWords
from engine.answers.span_candidates import SpanCandidates
from engine.array_types import Array, Numbers
from engine.kinds.expectation import AnswerKind
from engine.words.word_classes import word_class

_INSIDE = (
    *("words", "characters", "capitals", "all capitals", "digits", "units", "acting", "joining", "common"),
    *("new", "new share", "asked share", "asked weight", "focus inside", "focus last"),
)
_AROUND = (
    *("before", "second before", "after", "second after", "first", "last", "gap before", "gap after"),
    *("relation before", "rest after"),
)
_SENTENCE = ("share", "share behind best", "all words", "words left", "words right")
_SHAPE = ("of kind", "cut of kind", "nearest of kind")
_QUESTION = ("kind", "question word", "gap", "asks for name", "behind question word")
# What a stretch is weighed by.
NAMES = (*_INSIDE, *_AROUND, *_SENTENCE, *span_alignment.NAMES, *_SHAPE, *_QUESTION)

_KINDS = list(AnswerKind)


@dataclass(frozen=True, slots=True)
class SpanSetting:
    """What stretches are weighed against: the question, the words that they are of, and what has its shape.

    ``of_kind`` are the stretches that have the shape of the expected kind, ``by_rule`` is where the one
    starts that ``engine.answers.answer_evidence`` takes of them, in characters of the section, or -1.
    """

    kind: AnswerKind
    frame: QuestionFrame
    words: QuotedWords
    of_kind: SpanCandidates
    by_rule: int


def weigh_spans(setting: SpanSetting, spans: SpanCandidates) -> Array:
    """The evidence for each stretch (stretch x piece of ``NAMES``).

    Inside it: its length, what kinds of words it has, how much of it is new and how much the question's own.
    Around it: the classes of the words beside it and what parts it from them; whether the preposition stands
    before it behind which the answer would, and behind it what comes next in the question. Its sentence: the
    share of the question in it, and how much less that is than in the best one. How it lies to the question's
    words (``span_alignment``), whether it has the shape of the expected kind, and what the question
    is.
    """
    pieces: list[Array | float] = [
        *_inside(setting.frame, setting.words, spans),
        *_around(setting.frame, setting.words, spans),
        *_sentence(setting.frame, setting.words, spans),
        *span_alignment.align(setting.frame, setting.words, spans),
        *_shape(setting, spans),
        *_question(setting.kind, setting.frame),
    ]
    evidence = np.empty((len(NAMES), len(spans)))
    for row, piece in zip(evidence, pieces, strict=True):
        row[:] = piece
    return evidence.T


def _inside(frame: QuestionFrame, words: QuotedWords, spans: SpanCandidates) -> list[Array]:
    asked = words.weights > 0
    focus = (words.stands_for == frame.focus) & (frame.focus >= 0)
    table = np.column_stack([words.traits, asked, words.weights, words.telling * ~asked, focus])
    joining, capital, digit, unit, common, acting, asked_in, weight, new, focused = spans.inside(table).T
    size = spans.last - spans.first + 1
    return [
        size.astype(np.float64),
        (spans.ends - spans.starts).astype(np.float64),
        capital / size,
        np.asarray(capital + joining >= size, dtype=np.float64),
        digit,
        unit,
        acting,
        joining,
        common / size,
        new,
        new / np.maximum(size - joining, 1),
        asked_in / size,
        weight,
        focused if frame.focus >= 0 else np.full(len(spans), -1.0),
        focus[spans.last].astype(np.float64),
    ]


def _around(frame: QuestionFrame, words: QuotedWords, spans: SpanCandidates) -> list[Array]:
    lowered = [word.lower() for word in words.words]
    relation = np.array(
        [bool(frame.relation) and word == frame.relation for word in lowered], dtype=np.float64
    )
    rest = frame.words[frame.rest : frame.rest + 2]
    resting = np.array([word in rest for word in lowered], dtype=np.float64)
    before, is_before = _beside(words, spans.first, -1)
    second_before, is_second_before = _beside(words, spans.first, -2)
    after, is_after = _beside(words, spans.last, 1)
    second_after, is_second_after = _beside(words, spans.last, 2)
    return [
        words.classes[before] * is_before,
        words.classes[second_before] * is_second_before,
        words.classes[after] * is_after,
        words.classes[second_after] * is_second_after,
        words.classes[spans.first].astype(np.float64),
        words.classes[spans.last].astype(np.float64),
        np.where(is_before > 0, words.behind[before], SENTENCE).astype(np.float64),
        words.behind[spans.last].astype(np.float64),
        relation[before] * is_before,
        resting[after] * is_after + resting[second_after] * is_second_after,
    ]


def _beside(words: QuotedWords, places: Numbers, step: int) -> tuple[Numbers, Array]:
    """The words so many places further, and whether they are of the same sentence; where not, any word."""
    beside = places + step
    is_there = (beside >= words.opens[places]) & (beside < words.closes[places])
    return beside.clip(0, len(words.words) - 1), is_there.astype(np.float64)


def _sentence(frame: QuestionFrame, words: QuotedWords, spans: SpanCandidates) -> list[Array]:
    held = np.zeros((int(words.sentences.max()) + 1, len(frame.words) + 1))
    # A word of the question counts once; the last column is for what stands for none.
    np.maximum.at(held, (words.sentences, words.stands_for), words.weights)
    shares = held.sum(axis=1)
    own = shares[words.sentences[spans.first]]
    return [
        own,
        own - shares.max(),
        np.full(len(spans), float(len(words.words))),
        (spans.first - words.opens[spans.first]).astype(np.float64),
        (words.closes[spans.last] - 1 - spans.last).astype(np.float64),
    ]


def _shape(setting: SpanSetting, spans: SpanCandidates) -> list[Array]:
    """Whether a stretch is one of those of the kind, how far it shares words with one, and whether it is that
    of the rule."""
    of_kind, first, last = setting.of_kind, spans.first[:, None], spans.last[:, None]
    inside = (first >= of_kind.first) & (last <= of_kind.last)
    around = (first <= of_kind.first) & (last >= of_kind.last)
    meets = (first <= of_kind.last) & (last >= of_kind.first)
    shared = meets * (0.5 + 0.3 * around - 0.2 * inside)
    by_rule = of_kind.starts == setting.by_rule
    return [_any(inside & around), shared.max(axis=1, initial=0.0), _any(inside & around & by_rule)]


def _any(table: NDArray[np.bool_]) -> Array:
    return np.asarray(table.any(axis=1), dtype=np.float64)


def _question(kind: AnswerKind, frame: QuestionFrame) -> list[float]:
    behind = frame.words[frame.asker + 1 : frame.asker + 2]
    return [
        float(_KINDS.index(kind)),
        float(frame.question_word),
        float(frame.gap),
        float(frame.asks_for_name),
        float(word_class(behind[0])) if behind else 0.0,
    ]
