"""The answer: a sentence of the best sections, with what belongs to it, quoted word for word, or none.

The plan: every sentence in the best passage of each of the best sections is weighed (``answer_evidence``);
the likeliest is the answer if that is likely enough (``answer_model``). What is quoted with it is the short
paragraph, list or table that it belongs to (``quotation``).
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.answer_evidence import ReadSentence, read_sentences
from engine.answer_model import answer_threshold, likelihoods
from engine.ranking import RankedSection
from engine.results import Answer
from engine.weighing import WeighedQuestion

SECTIONS_READ = 5


def find_answer(weighed: WeighedQuestion, ranked: Sequence[RankedSection]) -> Answer | None:
    """The best answer that the best sections hold, or None where nothing fits."""
    read = list(read_sentences(weighed, ranked[:SECTIONS_READ]))
    if not read:
        return None
    found = likelihoods([sentence.evidence for sentence in read])
    best = int(found.argmax())
    if found[best] < answer_threshold():
        return None
    return _quote(read[best], float(found[best]))


def _quote(read: ReadSentence, confidence: float) -> Answer:
    section, quoted = read.section, read.quoted
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
