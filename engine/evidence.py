"""Evidence that a section answers a question: what ranking weighs of the best few hundred candidates.

Shares are of the question's weight, where a term weighs its inverse document frequency: a rare word says
more. What each piece of evidence is worth is data (``engine.ranking_weights``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.analysis import Token, count_terms, tokenize
from engine.answer_spans import spans_of_kind
from engine.question import Question
from engine.section import Section, Span
from engine.store import Candidate

# Terms of the question that stand this close are taken to belong together.
NEAR = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """The pieces of evidence for one passage of a section.

    ``title``, ``headings``, ``body``: BM25 of the field, per unit of the question's weight.
    ``sentence``: the largest share of the question that one sentence holds.
    ``pairs``: the share of neighbouring terms of the question that stand side by side in the passage; close
    by counts half.
    ``heading``: how far the own heading is the question itself, question words included; ``page``: the
    same of title and headings together.
    ``coverage``: the share of the question in title, headings and passage together.
    ``kind``: the largest share that a sentence holds which has an answer of the expected kind.
    ``inner``: 1 for a section with a heading of its own, 0 for what stands before the first one: that
    introduces the page and has the title to itself.
    """

    title: float
    headings: float
    body: float
    sentence: float
    pairs: float
    heading: float
    page: float
    coverage: float
    kind: float
    inner: float


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The weight of each term of the question, above 0; ``phrasing`` counts question words as well.

    ``kindred`` maps terms that stand for one of the question's to that one (see ``engine.kindred``).
    """

    weights: Mapping[str, float]
    phrasing: Mapping[str, float]
    kindred: Mapping[str, str]

    @property
    def total(self) -> float:
        """The weight of the whole question."""
        return sum(self.weights.values())

    def share(self, terms: Collection[str]) -> float:
        """The share of the question's weight that these terms, or terms akin to them, hold, 0 to 1."""
        return _share(self.weights, self.understood(terms))

    def understood(self, terms: Iterable[str]) -> set[str]:
        """The terms, each that is akin to a term of the question replaced by that."""
        return {self.kindred.get(term, term) for term in terms} if self.kindred else set(terms)


def weigh_evidence(
    question: Question, weights: TermWeights, section: Section, candidate: Candidate
) -> Evidence:
    """The evidence that a candidate's passage gives."""
    passage = section.passages[candidate.passage]
    tokens = list(tokenize(section.text[passage.start : passage.end]))
    in_passage = {term for token in tokens for term in token.terms}
    page = count_terms(" \n".join([section.title, *section.breadcrumb]))
    sentences = sentences_of(section, passage)
    shares = [_sentence_share(weights, tokens, sentence, passage.start) for sentence in sentences]
    unit = weights.total or 1.0
    return Evidence(
        title=candidate.field_scores["title"] / unit,
        headings=candidate.field_scores["headings"] / unit,
        body=candidate.field_scores["body"] / unit,
        sentence=max(shares, default=0.0),
        pairs=_pairs(weights, tokens),
        heading=_likeness(weights, count_terms(" \n".join(section.breadcrumb[-1:]))),
        page=_likeness(weights, page),
        coverage=weights.share(in_passage | page.keys()),
        kind=_kind(question, section.text, sentences, shares),
        inner=float(bool(section.breadcrumb)),
    )


def sentences_of(section: Section, passage: Span) -> list[Span]:
    """The sentences of one passage, in order."""
    return [sentence for sentence in section.sentences if passage.start <= sentence.start < passage.end]


def _share(weights: Mapping[str, float], terms: Collection[str]) -> float:
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in terms) / total if total else 0.0


def _sentence_share(weights: TermWeights, tokens: Sequence[Token], sentence: Span, offset: int) -> float:
    start, end = sentence.start - offset, sentence.end - offset
    return weights.share({term for token in tokens if start <= token.start < end for term in token.terms})


def _pairs(weights: TermWeights, tokens: Sequence[Token]) -> float:
    """The share of neighbouring pairs of the question, by weight, that stand together in the passage."""
    places: dict[str, list[int]] = {term: [] for term in weights.weights}
    for number, token in enumerate(tokens):
        for term in token.terms:
            place = places.get(weights.kindred.get(term, term))
            if place is not None:
                place.append(number)
    total = found = 0.0
    for first, second in pairwise(weights.weights):
        weight = weights.weights[first] + weights.weights[second]
        total += weight
        found += weight * _closeness(places[first], places[second])
    return found / total if total else 0.0


def _closeness(first: Sequence[int], second: Sequence[int]) -> float:
    """1 where the terms stand side by side in order, 0.5 where they are near, otherwise 0."""
    if not first or not second:
        return 0.0
    followers = set(second)
    if any(place + 1 in followers for place in first):
        return 1.0
    near = any(place + step in followers for place in first for step in range(-NEAR, NEAR + 1))
    return 0.5 if near else 0.0


def _likeness(weights: TermWeights, terms: Collection[str]) -> float:
    """Harmonic mean of the share of the question in the words and the share of the words in the question."""
    words = weights.understood(terms)
    if not words:
        return 0.0
    recall = _share(weights.phrasing, words)
    precision = sum(1 for word in words if word in weights.phrasing) / len(words)
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
