"""The short answer inside a quotation: the stretch of it that most likely fills the gap of the question.

What an acronym stands for is known (``engine.answers.spelled_out``). Otherwise all stretches that could be it
(``span_candidates``) are weighed (``engine.answers.span_evidence``), and the best is taken if the model is
sure enough of it (``engine.answers.span_model``). Rather none than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.answers.answer_evidence import ReadSentence
from engine.answers.defining import defines
from engine.answers.question_frame import read_frame
from engine.answers.quoted_words import nearest_sentences, read_quoted_words
from engine.answers.span_candidates import SpanCandidates, find_candidates, stretches_of_kind
from engine.answers.span_evidence import SpanSetting, weigh_spans
from engine.answers.span_model import confidence_in, span_scores, span_threshold
from engine.answers.spelled_out import spelled_out
from engine.array_types import Array
from engine.kinds.expectation import SPAN_KINDS, AnswerKind
from engine.questions.question import Question
from engine.questions.weighing import WeighedQuestion

# What these ask for is no stretch of a sentence.
WITHOUT_SPAN = frozenset({AnswerKind.YES_NO, AnswerKind.STEPS, AnswerKind.COMPARISON})


@dataclass(frozen=True, slots=True)
class WeighedSpans:
    """The stretches that may be the short answer, and the evidence for each (stretch x evidence)."""

    spans: SpanCandidates
    evidence: Array


def choose_span(weighed: WeighedQuestion, read: ReadSentence, likelihood: float) -> str | None:
    """The short answer in what is quoted with a sentence, verbatim; None where none is likely enough.

    ``likelihood`` is that of the sentence as the answer.
    """
    quoted = read.section.text[read.quoted.start : read.quoted.end]
    if (words := spelled_out(weighed, quoted)) is not None:
        return words
    if not asks_for_stretch(weighed.question):
        return None
    found = weigh_all_spans(weighed, read)
    if found is None:
        return None
    scores = span_scores(found.evidence)
    best = int(scores.argmax())
    if confidence_in(best, found.spans, scores, likelihood) < span_threshold():
        return None
    start, end = int(found.spans.starts[best]), int(found.spans.ends[best])
    if defines(weighed.question, read.text) and not read.sentence.start <= start < end <= read.sentence.end:
        # What something is stands in the sentence that defines it, not beside it.
        return None
    span = read.section.text[start:end]
    return span if _stands_first(quoted, span, start - read.quoted.start) else None


def asks_for_stretch(question: Question) -> bool:
    """Whether a stretch of a sentence can answer: not how or when to do a thing, nor key words of no kind."""
    if question.kind is AnswerKind.DESCRIPTION:
        return read_frame(question.text).asks_for_thing
    return question.kind not in WITHOUT_SPAN


def weigh_all_spans(weighed: WeighedQuestion, read: ReadSentence) -> WeighedSpans | None:
    """All stretches near the sentence that could be the short answer; None where there is none."""
    section, kind = read.section, weighed.question.kind
    sentences = nearest_sentences(section, read.quoted, read.sentence)
    frame = read_frame(weighed.question.text)
    words = read_quoted_words(section.text, sentences, weighed, frame)
    spans = find_candidates(section.text, sentences, words, kind)
    if not len(spans):
        return None
    of_kind = stretches_of_kind(section.text, sentences, words, kind)
    by_rule = section.text.find(read.span, read.sentence.start) if kind in SPAN_KINDS and read.span else -1
    return WeighedSpans(spans, weigh_spans(SpanSetting(kind, frame, words, of_kind, by_rule), spans))


def _stands_first(quoted: str, span: str, place: int) -> bool:
    """Whether who looks for the span in the quotation finds it here, or elsewhere as whole words."""
    first = quoted.find(span)
    around = quoted[max(0, first - 1) : first] + quoted[first + len(span) : first + len(span) + 1]
    return first == place or not any(letter.isalnum() for letter in around)
