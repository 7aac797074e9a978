"""What the words of a question weigh."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array_types import Masks
from engine.questions.alternatives import Alternative, Reason
from engine.questions.question import MAX_TERMS, understand
from engine.questions.weighing import (
    AKIN_SEARCH_WORTH,
    AKIN_WORTH,
    COMMON_WORTH,
    EQUAL_SEARCH_WORTH,
    MAX_SLOTS,
    WeighedQuestion,
    weigh_question,
)
from engine.storage.bm25 import inverse_document_frequency

PASSAGES = 1_000


def _weigh(
    text: str, *alternatives: Alternative, frequencies: Mapping[str, int] | None = None
) -> WeighedQuestion:
    """The question where each term is in ten passages, or in as many as ``frequencies`` says."""
    known = frequencies or {}
    return weigh_question(understand(text), alternatives, PASSAGES, lambda term: known.get(term, 10))


def _alternative(covers: tuple[int, ...], terms: str, reason: Reason = "synonym") -> Alternative:
    return Alternative(covers, tuple(terms.split()), reason, terms)


def _masks(*masks: int) -> Masks:
    return np.array(masks, dtype=np.uint64)


def _idf(holding: int) -> float:
    return inverse_document_frequency(PASSAGES, holding)


def test_terms_have_the_first_slots_and_question_words_the_next() -> None:
    weighed = _weigh("How do I prune roses?")
    assert weighed.slots == ("prune", "rose", "how", "do", "i")
    assert (weighed.size, len(weighed.weights)) == (2, 5)


def test_an_endless_question_has_as_many_slots_as_a_mask_has_bits() -> None:
    text = " ".join(f"zq{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(100))
    weighed = _weigh(text)
    assert (weighed.size, len(weighed.slots), len(weighed.weights)) == (MAX_TERMS, MAX_SLOTS, MAX_SLOTS)
    everything = _masks((1 << 64) - 1)
    assert weighed.shares(everything, _masks(0)) == pytest.approx([1])
    assert weighed.phrasing_shares(everything, _masks(0)) == pytest.approx([1])


def test_a_rare_term_weighs_more() -> None:
    weighed = _weigh("prune roses", frequencies={"prune": 3, "rose": 500})
    assert weighed.weights.tolist() == pytest.approx([_idf(3), _idf(500)])
    assert weighed.total == pytest.approx(_idf(3) + _idf(500))


def test_a_word_of_everyday_talk_weighs_less_unless_it_is_in_capitals() -> None:
    assert _weigh("keep modem").weights.tolist() == pytest.approx([COMMON_WORTH * _idf(10), _idf(10)])
    assert _weigh("KEEP modem").weights.tolist() == pytest.approx([_idf(10), _idf(10)])


def test_a_term_that_nothing_stands_for_is_unknown() -> None:
    assert _weigh("prune roses", frequencies={"rose": 0}).unknown == {1}
    absent = {"rose": 0}
    assert _weigh("prune roses", _alternative((1,), "shrub"), frequencies=absent).unknown == frozenset()
    assert _weigh("how prune", frequencies={"how": 0}).unknown == frozenset()


@pytest.mark.parametrize("reason", ["synonym", "acronym", "everyday", "money"])
def test_an_absent_word_is_as_rare_as_the_commonest_that_stands_for_it(reason: Reason) -> None:
    alternatives = [_alternative((1,), "shrub", reason), _alternative((1,), "bush", reason)]
    weighed = _weigh("prune roses", *alternatives, frequencies={"rose": 0, "shrub": 40, "bush": 200})
    assert weighed.weights[1] == pytest.approx(_idf(200 if alternatives[0].is_equal else 40))


def test_a_phrase_is_as_rare_as_its_rarest_word() -> None:
    phrase = _alternative((0,), "garden shears")
    weighed = _weigh("secateurs", phrase, frequencies={"secateur": 0, "garden": 400, "shears": 7})
    assert weighed.weights.tolist() == pytest.approx([_idf(7)])


@pytest.mark.parametrize(("reason", "holding"), [("acronym", 300), ("everyday", 10)])
def test_a_known_word_is_as_common_as_its_equals_alone(reason: Reason, holding: int) -> None:
    weighed = _weigh("roses", _alternative((0,), "shrub", reason), frequencies={"shrub": 300})
    assert weighed.weights.tolist() == pytest.approx([_idf(holding)])


def test_a_question_without_terms_has_no_shares() -> None:
    weighed = _weigh("...")
    nothing = _masks(0, 5)
    assert (weighed.slots, weighed.total, weighed.search_weights()) == ((), 1.0, {})
    for shares in (weighed.shares, weighed.phrasing_shares):
        assert shares(nothing, nothing).tolist() == [0, 0]
    assert weighed.heaviest_missing(nothing).tolist() == [0, 0]
    assert weighed.pair_shares(nothing).tolist() == [0, 0]


FREQUENCIES = {"prune": 3, "old": 9, "rose": 500, "spring": 80, "how": 900}
QUESTION = "How do I prune climbing roses in spring?"
SLOTS = len(_weigh(QUESTION).slots)
_any_masks = st.lists(st.tuples(*[st.integers(0, (1 << SLOTS) - 1)] * 2), min_size=1, max_size=5)


def _share(weights: list[float], exact: int, akin: int) -> float:
    held = [
        weight * (1 if exact >> slot & 1 else AKIN_WORTH if akin >> slot & 1 else 0)
        for slot, weight in enumerate(weights)
    ]
    return sum(held) / sum(weights)


@given(_any_masks)
def test_shares_are_of_the_weight_that_is_held(masks: list[tuple[int, int]]) -> None:
    weighed = _weigh(QUESTION, frequencies=FREQUENCIES)
    weights = weighed.weights.tolist()
    exact, akin = _masks(*(one for one, _ in masks)), _masks(*(one for _, one in masks))
    of_terms, of_words = weighed.shares(exact, akin), weighed.phrasing_shares(exact, akin)
    assert of_terms.tolist() == pytest.approx([_share(weights[: weighed.size], *one) for one in masks])
    assert of_words.tolist() == pytest.approx([_share(weights, *one) for one in masks])
    for share in (*of_terms, *of_words):
        assert 0 <= share <= 1 + 1e-9


@given(_any_masks)
def test_one_pair_of_masks_shares_as_many_do(masks: list[tuple[int, int]]) -> None:
    weighed = _weigh(QUESTION, frequencies=FREQUENCIES)
    shares = weighed.shares(_masks(*(one for one, _ in masks)), _masks(*(one for _, one in masks)))
    assert [weighed.share(*one) for one in masks] == pytest.approx(shares.tolist())
    assert _weigh("...").share(*masks[0]) == 0


def test_all_words_are_the_whole_and_akin_words_a_part() -> None:
    weighed = _weigh(QUESTION, frequencies=FREQUENCIES)
    all_terms, question_words = (1 << weighed.size) - 1, (1 << SLOTS) - (1 << weighed.size)
    shares = weighed.shares(
        _masks(all_terms, 0, all_terms, question_words), _masks(0, all_terms, all_terms, 0)
    )
    assert shares.tolist() == pytest.approx([1, AKIN_WORTH, 1, 0])


@given(_any_masks)
def test_the_heaviest_missing_is_the_heaviest_term_that_is_not_held(masks: list[tuple[int, int]]) -> None:
    weighed = _weigh(QUESTION, frequencies=FREQUENCIES)
    weights = weighed.weights.tolist()[: weighed.size]
    for mask, heaviest in zip(masks, weighed.heaviest_missing(_masks(*(m for m, _ in masks))), strict=True):
        missing = [weight for slot, weight in enumerate(weights) if not mask[0] >> slot & 1]
        assert heaviest == pytest.approx(max(missing, default=0))


@given(st.integers(0, 15))
def test_pairs_share_by_the_weight_of_both_terms(pairs: int) -> None:
    weighed = _weigh(QUESTION, frequencies=FREQUENCIES)
    weights = weighed.weights.tolist()[: weighed.size]
    worth = {slot: weights[slot - 1] + weights[slot] for slot in range(1, weighed.size)}
    expected = sum(weight for slot, weight in worth.items() if pairs >> slot & 1) / sum(worth.values())
    assert weighed.pair_shares(_masks(pairs)).tolist() == pytest.approx([expected])


def test_a_single_term_makes_no_pair() -> None:
    assert _weigh("roses").pair_shares(_masks(0, 1, 3)).tolist() == [0, 0, 0]


def test_the_search_weighs_equals_less_than_the_words_and_akin_ones_least() -> None:
    alternatives = [
        _alternative((1,), "modulator", "acronym"),
        _alternative((0,), "hold", "everyday"),
        _alternative((0, 1), "retain the old device", "synonym"),
    ]
    assert _weigh("keep modem", *alternatives).search_weights() == pytest.approx(
        {
            "keep": 1.0,
            "modem": 1.0,
            "modulator": EQUAL_SEARCH_WORTH,
            # There are twice as many passages as few.
            "hold": AKIN_SEARCH_WORTH / math.sqrt(2),
            # Four words for two: none of them says more than half.
            **dict.fromkeys(("retain", "the", "old", "device"), EQUAL_SEARCH_WORTH / 2),
        }
    )


def test_in_a_large_collection_akin_words_are_searched_for_less_and_equals_as_ever() -> None:
    alternatives = [_alternative((1,), "modulator", "acronym"), _alternative((0,), "hold", "everyday")]

    def worths(passages: int) -> tuple[float, float]:
        weighed = weigh_question(understand("keep modem"), alternatives, passages, lambda _: 10)
        return weighed.search_weights()["modulator"], weighed.search_weights()["hold"]

    assert worths(0) == worths(100) == worths(500) == (EQUAL_SEARCH_WORTH, AKIN_SEARCH_WORTH)
    assert worths(2_000) == pytest.approx((EQUAL_SEARCH_WORTH, AKIN_SEARCH_WORTH / 2))


def test_a_word_of_the_question_is_searched_for_in_full_whatever_else_names_it() -> None:
    alternatives = [_alternative((0,), "rose", "everyday"), _alternative((0,), "shrub", "synonym")]
    assert _weigh("prune roses", *alternatives).search_weights()["rose"] == 1.0
    both = [_alternative((0,), "shrub", "synonym"), _alternative((0,), "shrub trimmer", "everyday")]
    assert _weigh("prune", *both).search_weights()["shrub"] == EQUAL_SEARCH_WORTH


def test_what_is_marked_are_the_terms_with_their_weights_and_the_alternatives() -> None:
    alternatives = [
        _alternative((1,), "shrub", "synonym"),
        _alternative((0, 1), "trimming", "everyday"),
        _alternative((0,), "cut back", "everyday"),
        _alternative((0,), "rose", "everyday"),
    ]
    weighed = _weigh("How to prune roses", *alternatives, frequencies={"prune": 3})
    prune, rose = weighed.weights.tolist()[:2]
    assert weighed.wanted() == pytest.approx(
        {"prune": prune, "rose": rose, "shrub": rose, "trimming": AKIN_WORTH * (prune + rose)}
    )
    assert weighed.wanted_phrases() == (("cut", "back"),)
    assert weighed.term_weights() == {"prune": prune, "rose": rose}
