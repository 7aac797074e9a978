"""Evidence that a sentence answers a question, weighed by a logistic model whose weights are data."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path

from engine.analysis import count_terms
from engine.answer_spans import spans_of_kind
from engine.evidence import TermWeights, sentences_of
from engine.expectation import REQUIRED_KINDS, SPAN_KINDS
from engine.highlight import find_matches
from engine.question import Question
from engine.ranking import RankedSection
from engine.section import Block, Section, Span

# Fewer words than this are a label, seldom an answer.
SHORT_WORDS = 5


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """The pieces of evidence for one sentence, each from 0 to 1.

    ``share``: the share of the question's weight in the sentence (and in the term that it defines).
    ``context``: the share that only title and headings add; ``unsaid``: the share in neither.
    ``span``: 1 where it holds a figure, date or name of the expected kind; ``spanless``: 1 where a figure is
    expected and there is none.
    ``rank``: 1 for the best section, 1/2 for the second, and so on; ``early``: the same by sentence.
    ``short``: 1 for a mere label.
    ``heading``, ``page``, ``pairs``, ``coverage``: of the section, as in ``Evidence``.
    """

    share: float
    context: float
    unsaid: float
    span: float
    spanless: float
    rank: float
    early: float
    short: float
    heading: float
    page: float
    pairs: float
    coverage: float


NAMES = tuple(field.name for field in fields(SentenceEvidence))


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence considered as the answer. ``span`` is the short stretch of the expected kind in it."""

    section: Section
    sentence: Span
    span: str | None
    evidence: SentenceEvidence


def read_sentences(
    question: Question, weights: TermWeights, ranked: RankedSection, place: int
) -> Iterator[ReadSentence]:
    """The sentences of a section's best passage; ``place`` is the section's rank from 0."""
    section, found = ranked.section, ranked.evidence
    if found is None:
        return
    context = set(count_terms(" \n".join([section.title, *section.breadcrumb])))
    for number, sentence in enumerate(sentences_of(section, ranked.passage)):
        text = section.text[sentence.start : sentence.end]
        said = count_terms(text).keys() | _defined_terms(section, sentence)
        share = weights.share(said)
        whole = weights.share(said | context)
        span = best_span(text, question)
        yield ReadSentence(
            section,
            sentence,
            span,
            SentenceEvidence(
                share=share,
                context=whole - share,
                unsaid=1.0 - whole,
                span=float(span is not None),
                spanless=float(span is None and question.kind in REQUIRED_KINDS),
                rank=1.0 / (1 + place),
                early=1.0 / (1 + number),
                short=float(len(text.split()) < SHORT_WORDS),
                heading=found.heading,
                page=found.page,
                pairs=found.pairs,
                coverage=found.coverage,
            ),
        )


def best_span(sentence: str, question: Question) -> str | None:
    """The stretch of the expected kind that is nearest to the words of the question and not one of them."""
    if question.kind not in SPAN_KINDS:
        return None
    places = [match.start for match in find_matches(sentence, question.words.keys())]
    best: tuple[int, str] | None = None
    for start, end in spans_of_kind(sentence, question.kind):
        if all(term in question.words for term in count_terms(sentence[start:end])):
            continue
        distance = min((abs(place - start) for place in places), default=0)
        if best is None or distance < best[0]:
            best = (distance, sentence[start:end])
    return best[1] if best else None


def block_index(section: Section, sentence: Span) -> int:
    """The number of the block that a sentence stands in: sentences never cross blocks."""
    return next(
        number for number, block in enumerate(section.blocks) if block.start <= sentence.start < block.end
    )


@dataclass(frozen=True, slots=True)
class AnswerWeights:
    """The logistic model: confidence = 1 / (1 + exp(-(bias + sum of weight x evidence))).

    Sentences below ``threshold`` are no answer.
    """

    bias: float
    threshold: float
    evidence: dict[str, float]

    def confidence(self, evidence: SentenceEvidence) -> float:
        """The probability that a sentence with this evidence is the answer."""
        values = zip(NAMES, astuple(evidence), strict=True)
        score = self.bias + sum(self.evidence[name] * value for name, value in values)
        return 1.0 / (1.0 + math.exp(-score))


@cache
def answer_weights() -> AnswerWeights:
    """The weights that ship."""
    path = Path(__file__).with_name("answer_weights.json")
    return AnswerWeights(**json.loads(path.read_text(encoding="utf-8")))


def _defined_terms(section: Section, sentence: Span) -> set[str]:
    """The terms of the expression that a definition defines; none for other sentences."""
    number = block_index(section, sentence)
    if section.blocks[number].kind != "definition":
        return set()
    defined: Block | None = next(
        (block for block in reversed(section.blocks[:number]) if block.kind == "term"), None
    )
    return set(count_terms(section.text[defined.start : defined.end])) if defined else set()
