"""Two figures for one thing, anywhere in the collection, without a question being asked.

Each sentence with a figure is looked up among those that share its rarest words, so the time goes with the
number of sentences and not with its square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from desk.reports.claim_subjects import agree, disagree
from desk.reports.collection import Collection, place_of
from desk.reports.figure_claims import Claim, claims_in
from desk.reports.groups import Groups
from indexer.build import Progress

# A sentence is compared with those that share one of its rarest words, as long as that is rare enough.
_RAREST = 4
_MOST_WITH_WORD = 100
# More figures for "one" thing are figures for as many things.
_MOST_FIGURES = 4
MOST_SHOWN = 500

_Key = tuple[str, str]


def disagreements(collection: Collection, progress: Progress) -> dict[str, Any]:
    """Groups of sentences that state different figures for the same, as plain JSON values.

    Those come last whose sentences name different years: they may all be right. ``statements`` of a group
    have the ``figure`` as it is written, the sentence as ``text``, the ``years`` that it names, the
    document's ``date`` and where it stands. ``sentences`` is how many with a figure were compared.
    """
    claims = [claim for section in collection.sections(progress) for claim in claims_in(section)]
    progress.stage("comparing")
    found = [group for group in _groups(claims) if _may_be_one_thing(group)]
    found.sort(key=lambda group: (_is_dated(group), group[0].section.doc, group[0].section.position))
    return {
        "indexVersion": collection.index_version,
        "sentences": len(claims),
        "found": len(found),
        "groups": [_group_json(group) for group in found[:MOST_SHOWN]],
    }


def _groups(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    counts = Counter(term for claim in claims for term in claim.subject)

    def weight(term: str) -> float:
        return math.log(1 + len(claims) / (1 + counts[term]))

    groups = Groups(len(claims))
    disagreeing: set[int] = set()
    for first, second in _candidates(claims, counts):
        one, other = claims[first], claims[second]
        differ = disagree(one, other, weight)
        if differ or agree(one, other, weight):
            groups.join(first, second)
        disagreeing.update([first] if differ else [])
    # Who gives the same figure elsewhere belongs to it, too.
    for group in groups.of_several():
        if not disagreeing.isdisjoint(group):
            yield [claims[number] for number in group]


def _candidates(claims: Sequence[Claim], counts: Counter[str]) -> Iterator[tuple[int, int]]:
    """Pairs of claims of one kind and unit that share one of their rarest words; each pair once."""
    holders: dict[tuple[_Key, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        key = (claim.kind.name, claim.figure.unit)
        rarest = sorted(claim.subject, key=lambda term: (counts[term], term))[:_RAREST]
        seen: set[int] = set()
        for term in rarest:
            others = holders[key, term]
            seen.update(others[-_MOST_WITH_WORD:])
            others.append(number)
        yield from ((other, number) for other in sorted(seen))


def _may_be_one_thing(group: Sequence[Claim]) -> bool:
    """Whether it is not of several things: many figures, or two in one of several documents, tell that."""
    if len(_distinct(group)) > _MOST_FIGURES:
        return False
    documents = {claim.section.doc for claim in group}
    if len(documents) == 1:
        return True
    return all(
        len(_distinct([claim for claim in group if claim.section.doc == doc])) == 1 for doc in documents
    )


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each figure."""
    found: list[Claim] = []
    for claim in claims:
        if not any(claim.figure.same(other.figure) for other in found):
            found.append(claim)
    return found


def _is_dated(group: Sequence[Claim]) -> bool:
    """Whether each sentence names the years that it is of, and not the same ones."""
    return all(claim.years for claim in group) and len({claim.years for claim in group}) > 1


def _group_json(group: Sequence[Claim]) -> dict[str, Any]:
    return {
        "kind": group[0].kind.name.lower(),
        "dated": _is_dated(group),
        "statements": [
            {
                **place_of(claim.section),
                "figure": claim.text,
                "text": claim.sentence,
                "years": list(claim.years),
                "date": claim.section.date,
            }
            for claim in group
        ],
    }
