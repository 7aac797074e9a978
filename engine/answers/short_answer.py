"""The short answer of a sentence: the stretch of the expected kind that is nearest to what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from engine.hits.highlight import find_matches
from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import SPAN_KINDS
from engine.questions.question import Question
from engine.words.analysis import count_terms


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A stretch of the expected kind, and how many characters it is from the nearest word of the question."""

    text: str
    distance: int


def best_span(sentence: str, question: Question) -> ShortAnswer | None:
    """The stretch of the expected kind that is nearest to the words of the question and not one of them."""
    if question.kind not in SPAN_KINDS:
        return None
    places = [match.start for match in find_matches(sentence, question.words.keys())]
    best: ShortAnswer | None = None
    for start, end in spans_of_kind(sentence, question.kind):
        if all(term in question.words for term in count_terms(sentence[start:end])):
            continue
        distance = min((abs(place - start) for place in places), default=0)
        if best is None or distance < best.distance:
            best = ShortAnswer(sentence[start:end], distance)
    return best
