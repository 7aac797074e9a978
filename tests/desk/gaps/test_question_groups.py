"""Questions about the same come together by the weight of what they share."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desk.gaps.question_groups import SIMILAR, group_questions

_RARITY = {"cpc": 2.0, "exam": 1.5, "cost": 2.0, "felon": 6.0, "hire": 3.0, "code": 0.5, "parking": 6.0}
_TERMS = st.lists(st.sampled_from(sorted(_RARITY)), min_size=1, max_size=5, unique=True)


def _grouped(*questions: str) -> list[list[int]]:
    return group_questions([question.split() for question in questions], _RARITY)


def test_a_rare_word_in_common_joins() -> None:
    assert _grouped("hire felon", "code felon", "exam cost") == [[0, 1], [2]]


def test_a_common_word_in_common_does_not() -> None:
    assert _grouped("code felon", "code parking") == [[0], [1]]


def test_questions_join_the_first_one_and_never_a_chain() -> None:
    assert _grouped("cpc exam", "cpc exam cost", "cost hire") == [[0, 1], [2]]


def test_what_is_shared_may_be_the_lighter_half() -> None:
    rarity = dict.fromkeys("abcdef", 1.0)
    assert group_questions(["abcd", "cd", "ef"], rarity) == [[0, 1], [2]]


def test_of_several_groups_the_most_similar_one_is_joined() -> None:
    assert _grouped("felon hire", "felon parking", "felon parking code") == [[0], [1, 2]]


def test_no_questions_make_no_groups() -> None:
    assert group_questions([], {}) == []


def _by_comparing_every_pair(questions: Sequence[Sequence[str]]) -> list[list[int]]:
    groups: list[list[int]] = []
    for place, terms in enumerate(questions):
        similar = [_similarity(terms, questions[group[0]]) for group in groups]
        best = max(similar, default=0.0)
        if best >= SIMILAR:
            groups[similar.index(best)].append(place)
        else:
            groups.append([place])
    return groups


def _similarity(terms: Sequence[str], others: Sequence[str]) -> float:
    weights = {term: round(rarity * rarity * 10_000) for term, rarity in _RARITY.items()}
    either = sum(weights[term] for term in {*terms, *others})
    return sum(weights[term] for term in {*terms} & {*others}) / either


@given(st.lists(_TERMS, max_size=12))
def test_the_short_way_finds_what_comparing_every_pair_finds(questions: list[list[str]]) -> None:
    assert group_questions(questions, _RARITY) == _by_comparing_every_pair(questions)
