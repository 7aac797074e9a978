"""The headings of segments, each with the places where it stands, and the terms that their lists define."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.storage.catalog import Outline, read_outline
from engine.storage.segment import Segment
from engine.suggestions.suggestion_entries import Place


@dataclass(frozen=True, slots=True)
class Headings:
    """``places`` by heading, as it is written; ``defined`` counts the sections that define a term."""

    places: dict[str, list[Place]] = field(default_factory=dict)
    defined: Counter[str] = field(default_factory=Counter)


def read_headings(segments: Sequence[Segment]) -> Headings:
    """What all segments hold but for what is deleted."""
    headings = Headings()
    documents = 0
    for segment in segments:
        firsts = np.flatnonzero(segment.ordinals == 0)
        owners = segment.catalog.owners[firsts].tolist()
        alive = [True] * len(firsts) if segment.deleted is None else (~segment.deleted[firsts]).tolist()
        encoded = segment.catalog.outlines()
        rows = [
            (first + segment.base, documents + owner, read_outline(one))
            for first, owner, one, stays in zip(firsts.tolist(), owners, encoded, alive, strict=True)
            if stays
        ]
        documents += len(segment.catalog.paths)
        _add(headings, rows)
    return headings


def _add(headings: Headings, rows: Sequence[tuple[int, int, Outline]]) -> None:
    governed = _governed([doc for _, doc, _ in rows], [outline.depth for _, _, outline in rows])
    sections = Counter(doc for _, doc, _ in rows)
    for (key, doc, outline), own in zip(rows, governed, strict=True):
        headings.defined.update(set(outline.terms))
        if outline.title:
            headings.places.setdefault(outline.title, []).append(Place(key, doc, 0, sections[doc]))
        if outline.depth:
            headings.places.setdefault(outline.heading, []).append(Place(key, doc, outline.depth, own))


def _governed(docs: Sequence[int], depths: Sequence[int]) -> list[int]:
    """For each section how many it governs, itself among them: it, and those below it that follow."""
    governed = [1] * len(depths)
    above: list[int] = []
    for number, depth in enumerate(depths):
        while above and (docs[above[-1]] != docs[number] or depths[above[-1]] >= depth):
            above.pop()
        for one in above:
            governed[one] += 1
        above.append(number)
    return governed
