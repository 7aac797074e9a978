"""The answer: a sentence of the best sections, with what belongs to it, quoted word for word, or none.

The plan: every sentence in the best passage of each of the best sections is weighed (``answer_evidence``);
the likeliest is the answer if that is likely enough (``answer_model``). What is quoted with it is the short
paragraph, list or table that it belongs to (``quotation``), marked in it the few words that are the short
answer (``span_choice``), and beside it what other documents say otherwise (``disagreement``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.answers.answer_evidence import ReadSentence, read_sentences
from engine.answers.answer_model import answer_threshold, likelihoods
from engine.answers.defining import CONFIDENCE, LEAST_LIKELIHOOD, defines, is_definition
from engine.answers.disagreement import find_disagreements
from engine.answers.span_choice import choose_span
from engine.answers.unknown_names import names_the_unknown
from engine.array_types import Array
from engine.questions.question import Question
from engine.questions.weighing import WeighedQuestion
from engine.ranking.ranking import RankedSection
from engine.results import Answer

SECTIONS_READ = 5
# Fewer words than this say nothing, unless they are the figure or name that was asked for.
FEWEST_WORDS = 3
# What puts one sentence before another of the same likelihood.
_AHEAD = 1e-6


def find_answer(
    weighed: WeighedQuestion,
    ranked: Sequence[RankedSection],
    fits: Callable[[ReadSentence], bool] = lambda _: True,
) -> Answer | None:
    """The best answer that the best sections hold, or None where nothing is likely of what ``fits``."""
    likely, confidence = likely_sentences(weighed, ranked, fits)
    if not likely:
        return None
    others = find_disagreements(weighed, likely[0], likely[1:])
    # What others disagree with is the figure that they were compared with.
    span = likely[0].span if others else choose_span(weighed, likely[0], confidence)
    answer = _quote(likely[0], span, confidence)
    beside = (_quote(other, other.span, confidence).beside("disagrees") for other in others)
    return replace(answer, others=tuple(beside))


def likely_sentences(
    weighed: WeighedQuestion,
    ranked: Sequence[RankedSection],
    fits: Callable[[ReadSentence], bool] = lambda _: True,
) -> tuple[list[ReadSentence], float]:
    """The sentences of the best sections that may answer, likeliest first, and how likely the first one
    is."""
    if names_the_unknown(weighed):
        return [], 0.0
    sentences = read_sentences(weighed, ranked[:SECTIONS_READ])
    read = [one for one in sentences if not _is_label(one) and fits(one)]
    found = _likelihoods(weighed.question, read)
    order = [place for place in (-found).argsort(kind="stable") if found[place] >= answer_threshold()]
    return [read[place] for place in order], float(found.max(initial=0.0))


def _likelihoods(question: Question, read: Sequence[ReadSentence]) -> Array:
    """How likely each sentence answers. Where the likeliest does not define what the question asks for, one
    that does comes before it: its form tells more surely than how it compares with others."""
    found = likelihoods([sentence.evidence for sentence in read])
    if not read or is_definition(question, read[int(found.argmax())]):
        return found
    defining = [
        place
        for place, sentence in enumerate(read)
        if found[place] >= LEAST_LIKELIHOOD and defines(question, sentence.text)
    ]
    if defining:
        best = max(defining, key=lambda place: found[place])
        found[best] = max(CONFIDENCE, found.max() + _AHEAD)
    return found


def _is_label(read: ReadSentence) -> bool:
    """Whether all that would be quoted is a word or two, as of a line that is a heading in all but name."""
    quoted = read.section.text[read.quoted.start : read.quoted.end]
    return read.span is None and len(quoted.split()) < FEWEST_WORDS


def _quote(read: ReadSentence, span: str | None, confidence: float) -> Answer:
    section, quoted = read.section, read.quoted
    return Answer(
        text=section.text[quoted.start : quoted.end],
        span=span,
        start=quoted.start,
        end=quoted.end,
        confidence=confidence,
        section_id=section.id,
        title=section.title,
        breadcrumb=section.breadcrumb,
        url=section.url,
        date=section.date,
    )
