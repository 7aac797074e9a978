"""Questions that are about the same, put together by the terms that they share.

Two questions are as similar as the weight of the terms that both have is to the weight of all terms that
either has (Jaccard's coefficient). A term weighs the square of its inverse document frequency, as in the
cosine of two texts: a rare word in common says much, a common one little. Questions are taken in the order
given. Each joins the group whose first question it is most similar to, or begins one of its own where none
is similar enough, so a group is never a chain of questions whose ends have nothing in common.

Not every pair is compared. With all terms in one order, heaviest first, two questions that are similar
enough share a term among the first few of each, those before which at most ``1 - SIMILAR`` of the
question's weight lies; only groups that share such a term are looked at, and of these only those that weigh
enough and not too much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

# Half of the weight in common.
SIMILAR = 0.5
# Whole numbers, whose sum is the same in any order.
_UNITS = 10_000


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A question's terms and what they weigh together."""

    terms: frozenset[str]
    total: int


def group_questions(questions: Sequence[Collection[str]], rarity: Mapping[str, float]) -> list[list[int]]:
    """The places of the questions in groups, in the order of the groups' first questions.

    ``questions`` are their terms; ``rarity`` has the inverse document frequency of each, above 0.
    """
    weights = {term: max(1, round(_UNITS * value * value)) for term, value in rarity.items()}
    groups: list[list[int]] = []
    leaders: list[_Weighed] = []
    by_term: dict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(map(frozenset, questions)):
        question = _Weighed(terms, sum(weights[term] for term in terms))
        telling = _telling_terms(question, weights)
        near = {group for term in telling for group in by_term[term]}
        group = _most_similar(question, near, leaders, weights)
        if group is not None:
            groups[group].append(place)
            continue
        for term in telling:
            by_term[term].append(len(groups))
        groups.append([place])
        leaders.append(question)
    return groups


def _telling_terms(question: _Weighed, weights: Mapping[str, int]) -> list[str]:
    spare = (1 - SIMILAR) * question.total
    telling: list[str] = []
    for term in sorted(question.terms, key=lambda term: (-weights[term], term)):
        if spare < 0:
            break
        telling.append(term)
        spare -= weights[term]
    return telling


def _most_similar(
    question: _Weighed, near: Collection[int], leaders: Sequence[_Weighed], weights: Mapping[str, int]
) -> int | None:
    """The group whose first question is most similar, the earlier one of two; None where none is enough."""
    best, found = SIMILAR, None
    for group in sorted(near):
        leader = leaders[group]
        if min(leader.total, question.total) < best * max(leader.total, question.total):
            continue
        shared = sum(weights[term] for term in question.terms & leader.terms)
        similarity = shared / (question.total + leader.total - shared)
        if similarity > best or (found is None and similarity == best):
            best, found = similarity, group
    return found
