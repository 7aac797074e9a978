"""Whether two figures are said of the same thing, as far as the words around them tell.

Rather none than a false one: where the words leave it open, it is taken for two things.
"""

from __future__ import annotations

from collections.abc import Callable

from desk.reports.figure_claims import Claim

Weight = Callable[[str], float]

# The share of the words' weight that both sentences must have in common.
_LEAST_SHARED = 0.6
# Within one document the sentences must be the same but for a word or two: what it says in two places of two
# figures, it mostly says of two things.
_LEAST_ALIKE_WITHIN = 0.75
# So many words of the subject must stand in both sentences.
_FEWEST_SHARED = 2


def disagree(one: Claim, other: Claim, weight: Weight) -> bool:
    """Whether both state different figures for the same; ``weight`` is a term's (rare ones weigh more)."""
    return (
        one.figure.differs(other.figure)
        and not _gives(one, other)
        and not _gives(other, one)
        and _stand_apart(one, other)
        and _say_it_of_the_same(one, other, weight)
    )


def agree(one: Claim, other: Claim, weight: Weight) -> bool:
    """Whether both state one figure for the same."""
    return one.figure.same(other.figure) and _say_it_of_the_same(one, other, weight)


def _say_it_of_the_same(one: Claim, other: Claim, weight: Weight) -> bool:
    return (
        len(one.subject & other.subject) >= _FEWEST_SHARED
        and _count_the_same(one, other)
        and _qualify_the_same(one, other)
        and _name_the_same(one, other)
        and shared(one, other, weight) >= _LEAST_SHARED
    )


def shared(one: Claim, other: Claim, weight: Weight) -> float:
    """The share (0 to 1) of the weight of both subjects' terms that both know."""
    everything = one.subject | other.subject
    both = {term for term in everything if term in one.all_terms and term in other.all_terms}
    return sum(map(weight, both)) / max(sum(map(weight, everything)), 1e-9)


def _gives(claim: Claim, other: Claim) -> bool:
    """Whether the sentence gives the other's figure, too."""
    return any(figure.same(other.figure) for figure in claim.stated)


def _qualify_the_same(one: Claim, other: Claim) -> bool:
    """Whether neither says "median", "first" or another number that the other does not."""
    return not (one.scales - other.scales - other.head) and not (other.scales - one.scales - one.head)


def _count_the_same(one: Claim, other: Claim) -> bool:
    """Whether two numbers count the same thing, as far as the words behind them tell."""
    if not one.counted or not other.counted:
        return one.counted == other.counted
    return one.counted[0] in other.counted or other.counted[0] in one.counted


def _name_the_same(one: Claim, other: Claim) -> bool:
    """Whether neither names, in sentence, headings or title, what the other does not know."""
    pairs = ((one, other), (other, one))
    if any(mine.names - theirs.all_terms for mine, theirs in pairs):
        return False
    # A sentence that names what its headings are about speaks of that.
    if any((mine.telling & mine.own) - theirs.all_terms for mine, theirs in pairs):
        return False
    if all(mine.head_names - theirs.all_terms for mine, theirs in pairs):
        return False
    if not all(mine.telling - theirs.all_terms for mine, theirs in pairs):
        return True
    return _headings_leave_it_to_them(one, other)


def _headings_leave_it_to_them(one: Claim, other: Claim) -> bool:
    """Whether the sentences name what they are about themselves, though their headings speak of two things.

    They must share a code or capitals, or words of one's headings alone: pages of one mould have alike ones.
    """
    both = one.own & other.own
    if one.codes & other.codes:
        return not _alike(one, other) or bool(both & one.telling) != bool(both & other.telling)
    told = sorted((len(both & one.telling), len(both & other.telling)))
    return told[0] == 0 and told[1] >= _FEWEST_SHARED


def _stand_apart(one: Claim, other: Claim) -> bool:
    """Whether they stand where one place may have been forgotten: not side by side in one section."""
    if one.section.doc != other.section.doc:
        return True
    return one.section.id != other.section.id and _alike(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether the sentences have nearly the same words."""
    return len(one.own & other.own) >= _LEAST_ALIKE_WITHIN * len(one.own | other.own)
