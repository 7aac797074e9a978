"""Candidates found by arithmetic on posting lists, against BM25 from the book."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any
from weakref import ref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.bm25 import FieldWeights, inverse_document_frequency
from engine.storage.impacts import Impacts
from engine.storage.passage_index import PassageIndex
from engine.storage.postings import compile_field
from engine.storage.segment import Segment
from tests.engine.small_index import section
from tests.engine.storage.hand_made import segment

WEIGHTS = {"title": FieldWeights(0.7, 1.2, 0.5), "body": FieldWeights(1.0, 1.4, 0.6)}
TERMS = "abcde"


@dataclass(frozen=True)
class _Passage:
    """A passage as a test gives it; ``ordinal`` 0 starts a section."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    ordinal: int
    deleted: bool

    def words(self, field: str) -> Counter[str]:
        return Counter(self.title if field == "title" else self.body)


def _segment(passages: list[_Passage], base: int) -> Segment:
    fields: dict[str, dict[str, NDArray[Any]]] = {}
    for field in WEIGHTS:
        postings = []
        for term in TERMS:
            docs = [number for number, passage in enumerate(passages) if passage.words(field)[term]]
            if docs:
                counts = [float(passages[doc].words(field)[term]) for doc in docs]
                postings.append((term.encode(), docs, counts))
        fields[field] = compile_field(postings, len(passages))
    ordinals, deleted = [one.ordinal for one in passages], [one.deleted for one in passages]
    return segment(ordinals, fields, _sections(passages), base=base, deleted=deleted)


def _sections(passages: list[_Passage]) -> list[Section]:
    """The sections that the passages are of, a body a line."""
    sections: list[list[_Passage]] = []
    for passage in passages:
        if passage.ordinal == 0:
            sections.append([])
        sections[-1].append(passage)
    return [_section(members) for members in sections]


def _section(members: list[_Passage]) -> Section:
    lines = [" ".join(passage.body) for passage in members]
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    return section("s", "\n".join(lines), title=" ".join(members[0].title), passages=spans)


def _index(segments: list[list[_Passage]]) -> PassageIndex:
    bases = [sum(len(segment) for segment in segments[:number]) for number in range(len(segments))]
    return PassageIndex([_segment(*pair) for pair in zip(segments, bases, strict=True)], WEIGHTS)


def _score(passage: _Passage, alive: list[_Passage], terms: dict[str, float]) -> float:
    """BM25 from the book, one passage at a time."""
    score = 0.0
    for field, weights in WEIGHTS.items():
        average = sum(one.words(field).total() for one in alive) / len(alive)
        for term, worth in terms.items():
            count = passage.words(field)[term]
            holding = sum(1 for one in alive if one.words(field)[term])
            length = passage.words(field).total() / max(average, 1e-9)
            norm = weights.k1 * (1 - weights.b + weights.b * length)
            idf = inverse_document_frequency(len(alive), holding)
            score += (
                weights.weight * worth * idf * count * (weights.k1 + 1) / (count + norm) if count else 0.0
            )
    return score


def _brute_force(segments: list[list[_Passage]], terms: dict[str, float]) -> dict[int, float]:
    """The score of the best passage of each section that holds a term, by the section's key."""
    passages = [passage for segment in segments for passage in segment]
    alive = [passage for passage in passages if not passage.deleted]
    best: dict[int, float] = {}
    for number, passage in enumerate(passages):
        score = 0.0 if passage.deleted else _score(passage, alive, terms)
        if score:
            key = number - passage.ordinal
            best[key] = max(best.get(key, 0.0), score)
    return best


_words = st.lists(st.sampled_from(TERMS), max_size=4).map(tuple)


@st.composite
def _collections(draw: st.DrawFn) -> list[list[_Passage]]:
    segments = []
    for _ in range(draw(st.integers(1, 3))):
        segment: list[_Passage] = []
        for _ in range(draw(st.integers(1, 6))):
            title, deleted = draw(_words), draw(st.booleans())
            for ordinal in range(draw(st.integers(1, 3))):
                segment.append(_Passage(title, draw(_words), ordinal, deleted))
        segments.append(segment)
    return segments


_questions = st.dictionaries(st.sampled_from([*TERMS, "absent"]), st.floats(0.5, 2), max_size=4)


@settings(max_examples=100, deadline=None)
@given(_collections(), _questions, st.integers(1, 12))
def test_the_best_sections_are_those_of_brute_force(
    segments: list[list[_Passage]], terms: dict[str, float], limit: int
) -> None:
    expected = _brute_force(segments, terms)
    found = _index(segments).best(terms, limit)
    assert found.total == len(expected)
    scores = [candidate.score for candidate in found.best]
    assert scores == pytest.approx(sorted(expected.values(), reverse=True)[:limit], rel=1e-4)
    for candidate in found.best:
        assert candidate.score == pytest.approx(expected[candidate.key], rel=1e-4)


@settings(max_examples=40, deadline=None)
@given(_collections(), _questions, st.randoms(use_true_random=False))
def test_a_score_is_the_weighted_sum_of_those_by_field(
    segments: list[list[_Passage]], terms: dict[str, float], random: Random
) -> None:
    index = _index(segments)
    candidates = list(index.best(terms, 100).best)
    random.shuffle(candidates)
    scores = index.field_scores(terms, candidates)
    summed = sum(WEIGHTS[field].weight * scores[field] for field in WEIGHTS)
    assert np.asarray(summed) == pytest.approx(np.array([one.score for one in candidates]), rel=1e-4)


@settings(max_examples=40, deadline=None)
@given(_collections(), _questions)
def test_deleted_passages_and_segment_borders_change_no_score(
    segments: list[list[_Passage]], terms: dict[str, float]
) -> None:
    alive = [passage for segment in segments for passage in segment if not passage.deleted]
    if alive:
        in_steps = [candidate.score for candidate in _index(segments).best(terms, 100).best]
        at_once = [candidate.score for candidate in _index([alive]).best(terms, 100).best]
        assert in_steps == at_once


@settings(max_examples=40, deadline=None)
@given(_collections(), _questions, st.randoms(use_true_random=False))
def test_each_candidate_has_the_words_of_its_passage_in_one_part(
    segments: list[list[_Passage]], terms: dict[str, float], random: Random
) -> None:
    index = _index(segments)
    passages = [passage for segment in segments for passage in segment]
    candidates = list(index.best(terms, 100).best)
    random.shuffle(candidates)
    read: dict[int, tuple[list[str], list[str]]] = {}
    for places, part in index.forward(candidates):
        words, heads = (
            [part.vocabulary[word].decode() for word in row] for row in (part.words, part.head_words)
        )
        for number, place in enumerate(places.tolist()):
            assert place not in read
            start, end = part.word_starts[number : number + 2]
            head, head_end = part.head_starts[number : number + 2]
            read[place] = words[start:end], heads[head:head_end]
    chosen = [passages[candidate.key + candidate.passage] for candidate in candidates]
    assert [read[place] for place in range(len(candidates))] == [
        (_indexed(passage.body), _indexed(passage.title)) for passage in chosen
    ]


def _indexed(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word != "a"]  # a stop word


def test_no_candidates_have_no_parts() -> None:
    assert list(_index([[_Passage((), ("b",), 0, False)]]).forward([])) == []


@settings(max_examples=40, deadline=None)
@given(_collections())
def test_a_term_is_as_frequent_as_in_the_field_that_holds_it_most_widely(
    segments: list[list[_Passage]],
) -> None:
    index = _index(segments)
    alive = [passage for segment in segments for passage in segment if not passage.deleted]
    for term in [*TERMS, "absent", *TERMS]:
        holding = [sum(1 for passage in alive if passage.words(field)[term]) for field in WEIGHTS]
        assert index.document_frequency(term) == max(holding)
    assert index.passages == len(alive)


def test_equal_scores_stay_in_the_order_of_the_index() -> None:
    same = _Passage((), ("a",), 0, False)
    index = _index([[same] * 20, [same] * 20])
    assert [candidate.key for candidate in index.best({"a": 1.0}, 7).best] == list(range(7))
    assert [candidate.key for candidate in index.best({"a": 1.0}, 100).best] == list(range(40))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("limit", [0, 1, 3, 20, 3000])
def test_the_best_of_many_are_those_of_a_full_sort_with_ties(seed: int, limit: int) -> None:
    random = Random(seed)
    passages: list[_Passage] = []
    while len(passages) < 2000:
        title = tuple(random.choices(TERMS, k=random.randint(0, 2)))
        for ordinal in range(random.choice([1, 1, 1, 4])):
            body = tuple(random.choices(TERMS, weights=[9, 5, 1, 0.1, 0.01], k=random.randint(1, 5)))
            passages.append(_Passage(title, body, ordinal, False))
    terms = {"b": 1.0, "d": 1.5, "e": 0.5}
    segments = [_segment(passages, 0)]
    scores = np.zeros(len(passages), dtype=np.float32)
    for term, worth in terms.items():
        impact = Impacts(segments, WEIGHTS).of(term)
        scores[impact.docs] += np.float32(worth) * impact.whole
    order = [int(number) for number in np.argsort(-scores, kind="stable") if scores[number] > 0]
    keys = list(dict.fromkeys(number - passages[number].ordinal for number in order))
    found = PassageIndex(segments, WEIGHTS).best(terms, limit)
    assert [candidate.key for candidate in found.best] == keys[:limit]
    assert found.total == len(keys)


def test_the_best_passage_stands_for_its_section() -> None:
    passages = [
        _Passage((), ("b",), 0, False),
        _Passage((), ("a", "a"), 1, False),
        _Passage((), ("a", "c"), 2, False),
    ]
    (candidate,) = _index([passages]).best({"a": 1.0}, 5).best
    assert (candidate.key, candidate.passage) == (0, 1)


def test_a_section_of_many_good_passages_does_not_crowd_out_the_others() -> None:
    greedy = [_Passage((), ("a", "a"), ordinal, False) for ordinal in range(50)]
    other = [_Passage((), ("a", "b"), 0, False)]
    found = _index([greedy + other]).best({"a": 1.0}, 2)
    assert [candidate.key for candidate in found.best] == [0, 50]


@settings(max_examples=60, deadline=None)
@given(_collections(), _questions, st.data(), st.integers(1, 12))
def test_of_allowed_sections_the_best_are_those_among_the_best_of_all(
    segments: list[list[_Passage]], question: dict[str, float], data: st.DataObject, limit: int
) -> None:
    index = _index(segments)
    everything = index.best(question, 10_000)
    keys = _keys(segments)
    chosen = data.draw(st.sets(st.sampled_from(sorted(set(keys)))) if keys else st.just(set()))
    allowed = np.array([key in chosen for key in keys], dtype=np.bool_)
    expected = [candidate for candidate in everything.best if candidate.key in chosen]
    found = index.best(question, limit, allowed)
    assert found.best == tuple(expected[:limit])
    assert found.total == len(expected)


def _keys(segments: list[list[_Passage]]) -> list[int]:
    passages = [passage for segment in segments for passage in segment]
    return [number - passage.ordinal for number, passage in enumerate(passages)]


@settings(max_examples=40, deadline=None)
@given(_collections(), st.lists(_questions, max_size=3))
def test_a_question_is_answered_alike_whatever_was_asked_before(
    segments: list[list[_Passage]], questions: list[dict[str, float]]
) -> None:
    index = _index(segments)
    for question in questions * 2:
        assert index.best(question, 5) == _index(segments).best(question, 5)


def test_an_index_is_freed_as_soon_as_nobody_uses_it() -> None:
    index = _index([[_Passage((), ("b",), 0, False)]])
    index.best({"b": 1.0}, 5)
    freed = ref(index)
    gc.disable()
    try:
        del index
        assert freed() is None
    finally:
        gc.enable()


def test_an_empty_index_finds_nothing() -> None:
    index = PassageIndex([], WEIGHTS)
    assert (index.passages, index.best({"a": 1.0}, 5).best) == (0, ())
    assert index.best({}, 5).total == 0
