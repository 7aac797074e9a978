"""The answer: a sentence of the best sections, with what belongs to it, quoted word for word, or none.

The plan: every sentence in the best passage of each of the best sections is weighed (``answer_evidence``);
the likeliest is the answer if its confidence reaches the threshold. What is quoted is the sentence itself
where a figure, date, name or place is asked for; otherwise the list, table or few sentences it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.answer_evidence import ReadSentence, answer_weights, read_sentences
from engine.evidence import TermWeights
from engine.question import Question
from engine.quotation import quotation_around
from engine.ranking import RankedSection
from engine.results import Answer

SECTIONS_READ = 5


def find_answer(question: Question, weights: TermWeights, ranked: Sequence[RankedSection]) -> Answer | None:
    """The best answer that the best sections hold, or None where nothing fits."""
    model = answer_weights()
    sentences = [
        (model.confidence(read.evidence), read)
        for place, candidate in enumerate(ranked[:SECTIONS_READ])
        for read in read_sentences(question, weights, candidate, place)
    ]
    confidence, best = max(sentences, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or confidence < model.threshold:
        return None
    return _quote(question, best, confidence)


def _quote(question: Question, read: ReadSentence, confidence: float) -> Answer:
    section = read.section
    quoted = quotation_around(section, read.sentence, question.kind)
    return Answer(
        text=section.text[quoted.start : quoted.end],
        span=read.span,
        start=quoted.start,
        end=quoted.end,
        confidence=confidence,
        section_id=section.id,
        title=section.title,
        breadcrumb=section.breadcrumb,
        url=section.url,
    )
