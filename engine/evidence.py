"""Evidence that a section answers a question, too dear to compute for all sections: for the best few only.

Each piece is a number from 0 to 1, mostly a share of the question's weight; what each is worth is
in ``engine.ranking_weights``. Weight is inverse document frequency: a rare word says more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.analysis import Token, count_terms, tokenize
from engine.answer_spans import spans_of_kind
from engine.question import Question
from engine.section import Section, Span

# Terms of the question that stand this close are taken to belong together.
NEAR = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """``sentence``: the largest share of the question's weight that one sentence holds. ``pairs``: how many
    neighbouring terms of the question stand side by side in the passage (close by counts half).
    ``heading``: how far the heading or title is itself the question (harmonic mean of the two shares).
    ``coverage``: share of the question's weight in title, headings and passage together. ``kind``: whether
    a sentence with terms of the question holds an answer of the expected kind.
    """

    sentence: float
    pairs: float
    heading: float
    coverage: float
    kind: float


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The terms of a question and the weight of each, above 0."""

    weights: Mapping[str, float]
    order: tuple[str, ...]

    @property
    def total(self) -> float:
        """The weight of the whole question."""
        return sum(self.weights.values())

    def share(self, terms: set[str] | Mapping[str, int]) -> float:
        """The share of the question's weight that these terms hold, 0 to 1."""
        total = self.total
        held = sum(weight for term, weight in self.weights.items() if term in terms)
        return held / total if total else 0.0


def weigh_evidence(question: Question, weights: TermWeights, section: Section, passage: Span) -> Evidence:
    """The evidence that one passage of a section gives."""
    text = section.text[passage.start : passage.end]
    tokens = list(tokenize(text))
    in_passage = {term for token in tokens for term in token.terms}
    headings = count_terms(section.title)
    for heading in section.breadcrumb:
        headings.update(count_terms(heading))
    sentences = [sentence for sentence in section.sentences if passage.start <= sentence.start < passage.end]
    shares = [_sentence_share(weights, tokens, sentence, passage.start) for sentence in sentences]
    return Evidence(
        sentence=max(shares, default=0.0),
        pairs=_pairs(weights, tokens),
        heading=max(_likeness(weights, section.heading), _likeness(weights, section.title)),
        coverage=weights.share(in_passage | headings.keys()),
        kind=_kind(question, section.text, sentences, shares),
    )


def _sentence_share(weights: TermWeights, tokens: Sequence[Token], sentence: Span, offset: int) -> float:
    start, end = sentence.start - offset, sentence.end - offset
    return weights.share({term for token in tokens if start <= token.start < end for term in token.terms})


def _pairs(weights: TermWeights, tokens: Sequence[Token]) -> float:
    """The share of neighbouring pairs of the question, by weight, that stand together in the passage."""
    places: dict[str, list[int]] = {term: [] for term in weights.order}
    for number, token in enumerate(tokens):
        for term in token.terms:
            if term in places:
                places[term].append(number)
    total = found = 0.0
    for first, second in pairwise(weights.order):
        weight = weights.weights[first] + weights.weights[second]
        total += weight
        found += weight * _closeness(places[first], places[second])
    return found / total if total else 0.0


def _closeness(first: Sequence[int], second: Sequence[int]) -> float:
    """1 where the terms stand side by side in order, 0.5 where they are near, otherwise 0."""
    if not first or not second:
        return 0.0
    distances = [later - earlier for earlier in first for later in second]
    if 1 in distances:
        return 1.0
    return 0.5 if any(abs(distance) <= NEAR for distance in distances) else 0.0


def _likeness(weights: TermWeights, heading: str) -> float:
    counts = count_terms(heading)
    if not counts:
        return 0.0
    recall = weights.share(counts)
    precision = sum(1 for term in counts if term in weights.weights) / len(counts)
    return 2 * recall * precision / (recall + precision) if recall and precision else 0.0


def _kind(question: Question, text: str, sentences: Sequence[Span], shares: Sequence[float]) -> float:
    return max(
        (
            share
            for sentence, share in zip(sentences, shares, strict=True)
            if share and spans_of_kind(text[sentence.start : sentence.end], question.kind)
        ),
        default=0.0,
    )
