"""The words of a question found among those of texts, against plain references on random words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.kinds.expectation import AnswerKind
from engine.questions.alternatives import Alternative, Reason
from engine.questions.question import Question
from engine.questions.question_words import NEAR, Found, find_pairs, find_words, share_in_order
from engine.questions.weighing import WeighedQuestion
from engine.storage.term_list import TermList, compile_terms

LETTERS = "abcde"
Texts = Sequence[str]


def _weighed(terms: str, *alternatives: Alternative, phrasing: str | None = None) -> WeighedQuestion:
    """A question whose words are single letters; ``phrasing`` adds question words."""
    phrasing = terms if phrasing is None else phrasing
    slots = (*terms, *(word for word in phrasing if word not in terms))
    question = Question(
        phrasing,
        tuple(terms),
        {t: t for t in terms},
        dict.fromkeys(terms, 1),
        tuple(phrasing),
        AnswerKind.PLACE,
    )
    return WeighedQuestion(question, alternatives, slots, np.ones(len(slots)), frozenset(), 1)


def _alternative(covers: tuple[int, ...], terms: str, reason: Reason) -> Alternative:
    return Alternative(covers, tuple(terms), reason, terms)


def _vocabulary(texts: Texts) -> TermList:
    compiled = compile_terms(sorted({letter.encode() for letter in "".join(texts)}))
    return TermList(compiled["term_bytes"], compiled["term_starts"])


def _find(weighed: WeighedQuestion, texts: Texts) -> list[list[tuple[set[int], set[int]]]]:
    """For each text, for each of its letters the slots found exactly and by akin words."""
    vocabulary = _vocabulary(texts)
    words = np.array([vocabulary.find(letter) for letter in "".join(texts)], dtype=np.uint32)
    starts = np.cumsum([0, *map(len, texts)])
    found = find_words(weighed, vocabulary, words, starts)
    slots = [(_slots(exact), _slots(akin)) for exact, akin in zip(found.exact, found.akin, strict=True)]
    return [slots[start:end] for start, end in pairwise(starts.tolist())]


def _slots(mask: np.uint64) -> set[int]:
    return {slot for slot in range(64) if int(mask) >> slot & 1}


def _mask(slots: set[int]) -> int:
    return sum(1 << slot for slot in slots)


def _expected_slots(weighed: WeighedQuestion, text: str, place: int) -> tuple[set[int], set[int]]:
    exact = {slot for slot, term in enumerate(weighed.slots) if term == text[place]}
    akin: set[int] = set()
    for alternative in weighed.alternatives:
        if text[place:].startswith("".join(alternative.terms)):
            (exact if alternative.is_equal else akin).update(alternative.covers)
    return exact, akin


_texts = st.lists(st.text(LETTERS, max_size=8), max_size=4)


@st.composite
def _questions(draw: st.DrawFn) -> WeighedQuestion:
    phrasing = "".join(draw(st.lists(st.sampled_from(LETTERS + "xyz"), min_size=1, max_size=6, unique=True)))
    terms = "".join(word for word in phrasing if draw(st.booleans()))
    alternatives = []
    for _ in range(draw(st.integers(0, 3)) if terms else 0):
        start = draw(st.integers(0, len(terms) - 1))
        covers = tuple(range(start, draw(st.integers(start + 1, len(terms)))))
        reason: Reason = draw(st.sampled_from(("synonym", "acronym", "everyday", "money")))
        alternatives.append(_alternative(covers, draw(st.text(LETTERS, min_size=1, max_size=4)), reason))
    return _weighed(terms, *alternatives, phrasing=phrasing)


@settings(max_examples=80, deadline=None)
@given(_questions(), _texts)
def test_each_word_tells_the_slots_it_stands_for(weighed: WeighedQuestion, texts: Texts) -> None:
    found = _find(weighed, texts)
    expected = [[_expected_slots(weighed, text, place) for place in range(len(text))] for text in texts]
    assert found == expected


def test_a_phrase_counts_at_its_first_word_where_it_is_whole() -> None:
    weighed = _weighed("ab", _alternative((0, 1), "cde", "synonym"))
    assert _find(weighed, ["ccded"]) == [[(set(), set()), ({0, 1}, set()), *[(set(), set())] * 3]]


@pytest.mark.parametrize("texts", [["cd", "ef"], ["cd", "", "ef"], ["cdef"[:3], "f"], ["c", "def"]])
def test_a_phrase_does_not_go_from_one_text_to_the_next(texts: Texts) -> None:
    weighed = _weighed("a", _alternative((0,), "cdef", "synonym"))
    assert all(slots == (set(), set()) for text in _find(weighed, texts) for slots in text)


def test_a_phrase_longer_than_all_the_text_is_not_found() -> None:
    vocabulary = _vocabulary(["abcdefg"])
    weighed = _weighed("a", _alternative((0,), "bcdefg", "synonym"))
    for size in range(6):
        words = np.arange(1, 1 + size, dtype=np.uint32)
        assert not find_words(weighed, vocabulary, words, np.array([0, size])).either.any()


def test_an_equal_stands_for_a_word_and_a_kindred_one_is_akin() -> None:
    weighed = _weighed(
        "ab", _alternative((0,), "c", "acronym"), _alternative((1,), "d", "everyday"), phrasing="abx"
    )
    assert _find(weighed, ["cdbx"]) == [[({0}, set()), (set(), {1}), ({1}, set()), ({2}, set())]]


def test_one_word_may_stand_for_several() -> None:
    weighed = _weighed("abc", *(_alternative((slot,), "c", "synonym") for slot in (0, 1)))
    assert _find(weighed, ["c"]) == [[({0, 1, 2}, set())]]


def test_the_last_of_64_slots_is_told() -> None:
    weighed = _weighed("", phrasing="".join(chr(ord("A") + slot) for slot in range(64)))
    text = weighed.slots[63] + weighed.slots[0]
    assert _find(weighed, [text]) == [[({63}, set()), ({0}, set())]]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 255), st.integers(0, 255)), max_size=12))
def test_a_group_holds_what_its_members_hold(members: list[tuple[int, int, int]]) -> None:
    members = sorted(members)
    groups = np.array([group for group, _, _ in members], dtype=np.int64)
    exact, akin = (np.array([one[part] for one in members], dtype=np.uint64) for part in (1, 2))
    joined = Found(exact, akin).union(groups, 6)
    for group in range(6):
        own = [(exact, akin) for number, exact, akin in members if number == group]
        assert int(joined.exact[group]) == np.bitwise_or.reduce([0, *(exact for exact, _ in own)])
        assert int(joined.akin[group]) == np.bitwise_or.reduce([0, *(akin for _, akin in own)])


def test_found_words_are_joined_picked_and_limited() -> None:
    some = Found(np.array([1, 2], dtype=np.uint64), np.array([4, 0], dtype=np.uint64))
    other = Found(np.array([8, 0], dtype=np.uint64), np.array([0, 16], dtype=np.uint64))
    assert (some | other).either.tolist() == [13, 18]
    assert some.at(np.array([1, 0, 0])).either.tolist() == [2, 5, 5]
    assert some.only(np.uint64(5)).either.tolist() == [5, 0]


@dataclass(frozen=True)
class _Hit:
    """A word of the question in a passage."""

    place: int
    slots: set[int]


def _pairs(passages: list[list[_Hit]]) -> tuple[list[set[int]], list[set[int]]]:
    hits = [(owner, hit) for owner, passage in enumerate(passages) for hit in passage]
    adjacent, near = find_pairs(
        np.array([hit.place for _, hit in hits], dtype=np.int64),
        np.array([owner for owner, _ in hits], dtype=np.int64),
        np.array([_mask(hit.slots) for _, hit in hits], dtype=np.uint64),
        len(passages),
    )
    return [_slots(mask) for mask in adjacent], [_slots(mask) for mask in near]


def _expected_pairs(passage: list[_Hit]) -> tuple[set[int], set[int]]:
    """Neighbours of the question side by side and near, looking at four further words found behind each."""
    adjacent = {slot + 1 for hit in passage for slot in hit.slots if slot + 1 in hit.slots}
    near: set[int] = set()
    for number, first in enumerate(passage):
        for second in passage[number + 1 : number + 5]:
            distance = second.place - first.place
            in_order = {slot + 1 for slot in first.slots if slot + 1 in second.slots}
            if distance <= 1:
                adjacent |= in_order
            if distance <= NEAR:
                near |= in_order | {slot for slot in first.slots if slot - 1 in second.slots}
    return adjacent, near | adjacent


_hits = st.lists(
    st.builds(_Hit, st.integers(0, 20), st.sets(st.integers(0, 5), min_size=1, max_size=3)), max_size=9
).map(lambda hits: sorted(hits, key=lambda hit: hit.place))


@settings(max_examples=100, deadline=None)
@given(st.lists(_hits, max_size=4))
def test_pairs_are_those_of_looking_at_each_passage_alone(passages: list[list[_Hit]]) -> None:
    adjacent, near = _pairs(passages)
    assert list(zip(adjacent, near, strict=True)) == [_expected_pairs(passage) for passage in passages]


@pytest.mark.parametrize(
    ("hits", "adjacent", "near"),
    [
        ([_Hit(3, {0}), _Hit(4, {1})], {1}, {1}),
        ([_Hit(3, {0}), _Hit(3, {1})], {1}, {1}),
        ([_Hit(3, {1}), _Hit(4, {0})], set(), {1}),
        ([_Hit(3, {0}), _Hit(5, {1})], set(), {1}),
        ([_Hit(3, {0}), _Hit(3 + NEAR, {1})], set(), {1}),
        ([_Hit(3, {0}), _Hit(4 + NEAR, {1})], set(), set()),
        ([_Hit(3, {0}), _Hit(4, {2})], set(), set()),
        ([_Hit(3, {0, 1, 2})], {1, 2}, {1, 2}),
        ([_Hit(3, {30}), _Hit(4, {31})], {31}, {31}),
    ],
)
def test_neighbours_are_adjacent_in_order_and_near_in_any(
    hits: list[_Hit], adjacent: set[int], near: set[int]
) -> None:
    assert _pairs([hits]) == ([adjacent], [near])


def _in_order(weighed: WeighedQuestion, texts: Texts) -> list[float]:
    masks = [_mask(exact | akin) for text in _find(weighed, texts) for exact, akin in text]
    owners = [owner for owner, text in enumerate(texts) for _ in text]
    shares = share_in_order(
        weighed, np.array(masks, dtype=np.uint64), np.array(owners, dtype=np.int64), len(texts)
    )
    return [float(share) for share in shares]


@settings(max_examples=80, deadline=None)
@given(_questions(), _texts)
def test_the_share_in_order_is_of_the_neighbours_that_stand_side_by_side(
    weighed: WeighedQuestion, texts: Texts
) -> None:
    wanted = list(pairwise(weighed.slots.index(word) for word in weighed.question.phrasing))
    expected = []
    for found in _find(weighed, texts):
        slots = [exact | akin for exact, akin in found]
        held = sum(any(a in x and b in y for x, y in pairwise(slots)) for a, b in wanted)
        expected.append(held / len(wanted) if wanted else 0.0)
    assert _in_order(weighed, texts) == pytest.approx(expected)


def test_question_words_count_in_the_order_of_the_question() -> None:
    weighed = _weighed("ac", phrasing="xayc")
    assert _in_order(weighed, ["xayc", "xa", "ayxc", "cyax", "c"]) == pytest.approx([1, 1 / 3, 1 / 3, 0, 0])


def test_neighbours_are_of_one_stretch_and_count_once() -> None:
    weighed = _weighed("abc")
    assert _in_order(weighed, ["a", "bab", "c", "abab"]) == pytest.approx([0, 1 / 2, 0, 1 / 2])
