"""The answer: the sentence, or list, of the best sections that answers, quoted word for word, or none.

The plan: of each of the best sections take every sentence of its best passage; score it by how much of the
question it holds (what its headings and title say counts in part, since a section is read under them),
by whether it holds an answer of the expected kind, and by the rank of its section. The best one is the
answer if its confidence reaches the threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.analysis import count_terms, tokenize
from engine.answer_list import list_around
from engine.answer_spans import spans_of_kind
from engine.evidence import TermWeights
from engine.expectation import AnswerKind
from engine.question import Question
from engine.ranking import RankedSection
from engine.results import Answer
from engine.section import Section, Span

SECTIONS_READ = 5
THRESHOLD = 0.5

# Kinds that are figures: a sentence without one cannot be the answer. Names and places go by other words
# too ("hospitals", "a biller"), so they are only preferred.
_REQUIRED = frozenset(
    {AnswerKind.MONEY, AnswerKind.PERCENTAGE, AnswerKind.NUMBER, AnswerKind.DURATION, AnswerKind.DATE}
)
_LISTS = frozenset({AnswerKind.STEPS, AnswerKind.LIST})

_CONTEXT_WORTH = 0.6
_KIND_WORTH = 0.15
_RANK_WORTH = 0.3


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence considered as the answer."""

    section: Section
    sentence: Span
    span: str | None
    value: float
    confidence: float


def find_answer(question: Question, weights: TermWeights, ranked: Sequence[RankedSection]) -> Answer | None:
    """The best answer that the best sections hold, or None where nothing fits."""
    readings = [
        reading
        for candidate in ranked[:SECTIONS_READ]
        for reading in _readings(question, weights, candidate, ranked[0].score)
    ]
    best = max(readings, key=lambda reading: reading.value, default=None)
    if best is None or best.confidence < THRESHOLD:
        return None
    return _quote(question, best)


def _readings(
    question: Question, weights: TermWeights, candidate: RankedSection, best_score: float
) -> list[_Reading]:
    section, passage = candidate.section, candidate.passage
    context = set(count_terms(" ".join([section.title, *section.breadcrumb])))
    rank_value = candidate.score / best_score if best_score else 0.0
    readings = []
    for sentence in section.sentences:
        if passage.start <= sentence.start < passage.end:
            reading = _read(question, weights, section, sentence, context, rank_value)
            if reading:
                readings.append(reading)
    return readings


def _read(
    question: Question,
    weights: TermWeights,
    section: Section,
    sentence: Span,
    context: set[str],
    rank_value: float,
) -> _Reading | None:
    text = section.text[sentence.start : sentence.end]
    span = best_span(text, question)
    if span is None and question.kind in _REQUIRED:
        return None
    said = {term for token in tokenize(text) for term in token.terms}
    in_sentence = weights.share(said)
    covered = in_sentence + _CONTEXT_WORTH * (weights.share(said | context) - in_sentence)
    value = covered + _RANK_WORTH * rank_value + (_KIND_WORTH if span else 0.0)
    confidence = weights.share(said | context) * min(1.0, 0.5 + rank_value / 2)
    return _Reading(section, sentence, span, value, confidence)


def best_span(sentence: str, question: Question) -> str | None:
    """The stretch of the expected kind that is nearest to the words of the question and not one of them."""
    places = [
        token.start for token in tokenize(sentence) if any(term in question.words for term in token.terms)
    ]
    best: tuple[int, str] | None = None
    for start, end in spans_of_kind(sentence, question.kind):
        if all(term in question.words for term in count_terms(sentence[start:end])):
            continue
        distance = min((abs(place - start) for place in places), default=0)
        if best is None or distance < best[0]:
            best = (distance, sentence[start:end])
    return best[1] if best else None


def _quote(question: Question, reading: _Reading) -> Answer:
    section, sentence = reading.section, reading.sentence
    if question.kind in _LISTS:
        sentence = list_around(section, sentence)
    return Answer(
        text=section.text[sentence.start : sentence.end],
        span=reading.span,
        start=sentence.start,
        end=sentence.end,
        confidence=min(1.0, reading.confidence),
        section_id=section.id,
        title=section.title,
        breadcrumb=section.breadcrumb,
        url=section.url,
    )
