"""Evidence that a section answers a question: what ranking weighs of the best candidates.

All candidates of a segment are weighed at once, on the forward index: the words of the question are found
(``question_words``) and joined by sentence, by passage and by document. Shares are of the question's
weight, where a term weighs its inverse document frequency: a rare word says more. What the pieces of evidence
are worth together is a model that is data (``engine.ranking.ranking_model``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from engine.array_types import Array, Masks, Numbers
from engine.kinds.answer_spans import KIND_BITS
from engine.kinds.expectation import AnswerKind
from engine.questions.question_words import Found, find_pairs, find_words, share_in_order
from engine.questions.weighing import WeighedQuestion
from engine.ranking.feedback import find_feedback
from engine.storage.forward import KINDS, SHAPES, ForwardPassages
from engine.store import Candidate, ForwardParts

_SHAPES_OF_KIND = {
    AnswerKind.STEPS: ("steps", "list"),
    AnswerKind.LIST: ("list", "table"),
    AnswerKind.COMPARISON: ("table",),
    AnswerKind.DEFINITION: ("definitions",),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The pieces of evidence, each an array with a value per candidate.

    ``title``, ``headings``, ``all``: BM25 of the field, per unit of the question's weight; ``relative``:
    the candidate's score beside the best one's.
    ``sentence``: the largest share of the question that one sentence holds; ``window``: that a sentence
    holds with the one before it; ``early``: 1 / (1 + n) where the best sentence has n before it.
    ``kind_sentence``, ``kind``: the same two of sentences alone that hold an answer of the expected kind.
    ``adjacent``, ``near``: the share of neighbouring terms of the question that stand side by side in order,
    and that stand near each other, in the passage.
    ``own``: the share in the own heading, which is the title for what stands before the first heading;
    ``own_precision``: the share of its words that are the question's, question words too; ``heading``: the
    harmonic mean of the share of the question's words, question words too, and that; ``own_phrase``: the
    share of the question's neighbouring words that are neighbours there.
    ``page``: as ``heading``, of title and headings together; ``above``: the share in those above the own of
    what the own lacks.
    ``coverage``: the share in title, headings and passage together; ``passage``: in the passage.
    ``verbatim``: as ``coverage``, of the question's own words and their equals alone; ``missing``: the share
    of the heaviest term that is in none of these; ``length``: the logarithm of the passage's words.
    ``shape``: the coverage where the passage has the shape (list, table) that the question expects.
    ``inner``: 1 for a section below the first heading; ``defines``: the share in the title of what stands
    before it, where a definition is asked for.
    ``same_kind``: the coverage where the own heading asks for the same kind of answer; ``other_kind``: 1
    where it asks for another.
    ``document``: the share that all candidates of the document hold together; ``siblings``: the best sum of
    field scores among its other candidates; ``feedback``: the share of what the best candidates have in
    common (``engine.ranking.feedback``).
    """

    title: Array
    headings: Array
    all: Array
    relative: Array
    sentence: Array
    window: Array
    early: Array
    kind_sentence: Array
    kind: Array
    adjacent: Array
    near: Array
    own: Array
    own_precision: Array
    heading: Array
    own_phrase: Array
    page: Array
    above: Array
    coverage: Array
    passage: Array
    shape: Array
    verbatim: Array
    missing: Array
    length: Array
    inner: Array
    defines: Array
    same_kind: Array
    other_kind: Array
    document: Array
    siblings: Array
    feedback: Array

    def matrix(self) -> Array:
        """Candidate x piece, the pieces in the order of ``NAMES``."""
        return np.stack([getattr(self, name) for name in NAMES], axis=1)


NAMES = tuple(field.name for field in fields(Evidence))


@dataclass(frozen=True, slots=True)
class PassageWords:
    """What the sentences of one candidate's passage hold of the question's terms, and what title and headings
    do (one mask)."""

    sentences: Found
    head: Found


@dataclass(frozen=True, slots=True)
class WeighedCandidates:
    """The evidence for each candidate (candidate x piece of ``NAMES``); ``words_of`` a candidate's place in
    the list tells what its sentences hold."""

    evidence: Array
    words_of: Callable[[int], PassageWords]


def weigh_evidence(
    weighed: WeighedQuestion,
    candidates: Sequence[Candidate],
    parts: ForwardParts,
    field_scores: Mapping[str, Array],
    rarity: Callable[[str], float],
) -> WeighedCandidates:
    """The evidence that each candidate gives; ``parts`` are their passages and ``field_scores`` their scores
    by field as a store gives them, ``rarity`` is a term's inverse document frequency."""
    scored = np.stack([field_scores[name] for name in ("title", "headings", "all")]) / weighed.total
    evidence = np.zeros((len(candidates), len(NAMES)))
    part_of: dict[int, tuple[_Part, int]] = {}
    for places, passages in parts:
        part = _Part(weighed, passages)
        evidence[places] = part.evidence(scored[:, places]).matrix()
        part_of |= {place: (part, number) for number, place in enumerate(places.tolist())}
    scores = np.array([candidate.score for candidate in candidates])
    evidence[:, NAMES.index("relative")] = scores / max(float(scores.max(initial=0.0)), 1e-9)
    evidence[:, NAMES.index("feedback")] = find_feedback(candidates, parts, rarity)

    def words_of(place: int) -> PassageWords:
        part, number = part_of[place]
        return part.words(number)

    return WeighedCandidates(evidence, words_of)


class _Part:
    """The passages of one segment, with the question's words found in them."""

    def __init__(self, weighed: WeighedQuestion, passages: ForwardPassages) -> None:
        self._weighed, self._passages = weighed, passages
        self._size = len(passages.shapes)
        self._terms = np.uint64((1 << weighed.size) - 1)
        words, head_words = _find_words(weighed, passages)
        everywhere = words.only(self._terms)
        self._matched = np.flatnonzero(everywhere.either)
        self._found = everywhere.at(self._matched)
        self._passage_of = _owners(passages.word_starts[:-1], self._matched)
        self._sentence_owner = np.repeat(np.arange(self._size), np.diff(passages.sentence_starts))
        self._sentences = self._join_sentences()
        self._in_passage = self._found.union(self._passage_of, self._size)
        heads = passages.head_starts
        self._head = _Stretches(weighed, head_words, heads[:-1], heads[1:])
        self._own = _Stretches(weighed, head_words, passages.own_starts, heads[1:])

    def _join_sentences(self) -> Found:
        """What each sentence holds; a word of a passage may stand in none of its sentences."""
        sentence = _owners(self._passages.sentences, self._matched)
        inside = sentence >= self._passages.sentence_starts[self._passage_of]
        return self._found.at(inside).union(sentence[inside], len(self._passages.sentences))

    def words(self, number: int) -> PassageWords:
        """What the sentences of the passage with this number hold."""
        begin, end = self._passages.sentence_starts[number : number + 2].tolist()
        head = self._head.found.only(self._terms)
        return PassageWords(self._sentences.at(np.arange(begin, end)), head.at(np.array([number])))

    def evidence(self, scored: Array) -> Evidence:
        """The pieces of evidence; ``relative`` and ``feedback`` are left for when all parts are there.

        ``scored`` are the first three.
        """
        weighed, passages, terms = self._weighed, self._passages, self._terms
        title, headings, everything_scored = scored
        sentences = self._sentences.shares(weighed)
        windows = self._with_one_before().shares(weighed)
        of_kind = (passages.kinds & KIND_BITS.get(weighed.question.kind, 0)) > 0
        adjacent, near = self._pairs()
        head, own = self._head.found.only(terms), self._own.found.only(terms)
        own_share = own.shares(weighed)
        everything = head | self._in_passage
        coverage = everything.shares(weighed)
        inner = (passages.own_starts > passages.head_starts[:-1]).astype(np.float64)
        asked, plain = KINDS.index(weighed.question.kind), KINDS.index(AnswerKind.DESCRIPTION)
        asks = (passages.heading_kinds != plain) & (asked != plain)
        document, siblings = self._documents(everything, title + headings + everything_scored)
        return Evidence(
            title=title,
            headings=headings,
            all=everything_scored,
            relative=np.zeros(self._size),
            sentence=self._highest(sentences),
            window=self._highest(windows),
            early=self._early(sentences),
            kind_sentence=self._highest(sentences * of_kind),
            kind=self._highest(windows * of_kind),
            adjacent=weighed.pair_shares(adjacent),
            near=weighed.pair_shares(near),
            own=own_share,
            own_precision=self._own.precision,
            heading=self._own.likeness,
            own_phrase=self._own.in_order(),
            page=self._head.likeness,
            above=Found(head.exact & ~own.exact, head.akin & ~own.akin).shares(weighed),
            coverage=coverage,
            passage=self._in_passage.shares(weighed),
            shape=_has_shape(weighed.question.kind, passages) * coverage,
            verbatim=Found(everything.exact, np.zeros_like(everything.akin)).shares(weighed),
            missing=weighed.heaviest_missing(everything.either) / weighed.total,
            length=np.log1p(np.diff(passages.word_starts)),
            inner=inner,
            defines=(1 - inner) * own_share * (weighed.question.kind is AnswerKind.DEFINITION),
            same_kind=asks * (passages.heading_kinds == asked) * coverage,
            other_kind=(asks & (passages.heading_kinds != asked)).astype(np.float64),
            document=document,
            siblings=siblings,
            feedback=np.zeros(self._size),
        )

    def _with_one_before(self) -> Found:
        """What each sentence holds together with the one before it in its passage."""
        same = self._sentence_owner[1:] == self._sentence_owner[:-1]
        exact, akin = self._sentences.exact.copy(), self._sentences.akin.copy()
        exact[1:] |= np.where(same, self._sentences.exact[:-1], np.uint64(0))
        akin[1:] |= np.where(same, self._sentences.akin[:-1], np.uint64(0))
        return Found(exact, akin)

    def _pairs(self) -> tuple[Masks, Masks]:
        places = self._passages.places[self._matched].astype(np.int64)
        return find_pairs(places, self._passage_of, self._found.either, self._size)

    def _highest(self, of_sentences: Array) -> Array:
        highest = np.zeros(self._size)
        np.maximum.at(highest, self._sentence_owner, of_sentences)
        return highest

    def _early(self, of_sentences: Array) -> Array:
        owner = self._sentence_owner
        number = np.arange(len(owner)) - self._passages.sentence_starts[:-1][owner]
        is_best = (of_sentences > 0) & (of_sentences >= self._highest(of_sentences)[owner])
        return self._highest(is_best / (1.0 + number))

    def _documents(self, found: Found, scores: Array) -> tuple[Array, Array]:
        """What the candidates of a document hold together, and the best score among the others of them."""
        numbers, group = np.unique(self._passages.docs, return_inverse=True)
        order = np.argsort(group, kind="stable")
        together = found.at(order).union(group[order], len(numbers)).shares(self._weighed)
        best, second = np.zeros(len(numbers)), np.zeros(len(numbers))
        np.maximum.at(best, group, scores)
        is_best = scores == best[group]
        np.maximum.at(second, group, np.where(is_best, 0.0, scores))
        alone = np.bincount(group, weights=is_best, minlength=len(numbers)) == 1
        return together[group], np.where(is_best & alone[group], second[group], best[group])


class _Stretches:
    """Stretches of the words of title and headings, one a passage."""

    def __init__(self, weighed: WeighedQuestion, words: Found, begins: Numbers, ends: Numbers) -> None:
        self._weighed = weighed
        lengths = ends - begins
        self._owner = np.repeat(np.arange(len(begins)), lengths)
        first = np.cumsum(lengths) - lengths
        self._words = words.at(np.arange(len(self._owner)) + np.repeat(begins - first, lengths))
        self._size = len(begins)
        self.found = self._words.union(self._owner, self._size)
        hits = np.bincount(self._owner, weights=self._words.either > 0, minlength=self._size)
        # The share of the words that are the question's.
        self.precision: Array = hits / np.maximum(lengths, 1)

    @property
    def likeness(self) -> Array:
        """How far each stretch is the question itself: the harmonic mean of recall and precision."""
        recall = self._weighed.phrasing_shares(self.found.exact, self.found.akin)
        return 2 * recall * self.precision / np.maximum(recall + self.precision, 1e-9)

    def in_order(self) -> Array:
        """The share of the question's neighbouring words that are neighbours here."""
        return share_in_order(self._weighed, self._words.either, self._owner, self._size)


def _find_words(weighed: WeighedQuestion, passages: ForwardPassages) -> tuple[Found, Found]:
    """The question's words in the passages, and those in titles and headings, looked up once for both."""
    length = len(passages.words)
    words = np.concatenate([passages.words, passages.head_words])
    starts = np.concatenate([passages.word_starts, length + passages.head_starts])
    found = find_words(weighed, passages.vocabulary, words, starts)
    places = np.arange(len(words))
    return found.at(places[:length]), found.at(places[length:])


def _owners(starts: Numbers, places: Numbers) -> Numbers:
    """The number of the stretch that each place lies in."""
    return np.asarray(np.searchsorted(starts, places, side="right") - 1, dtype=np.int64)


def _has_shape(kind: AnswerKind, passages: ForwardPassages) -> Array:
    names = list(SHAPES)
    wanted = sum(1 << names.index(shape) for shape in _SHAPES_OF_KIND.get(kind, ()))
    return ((passages.shapes & wanted) > 0).astype(np.float64)
