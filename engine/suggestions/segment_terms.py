"""What suggestions ask of segments: outlines of documents, frequent words, and whether a term is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from engine.storage.catalog import Outline
from engine.storage.postings import WHOLE_FIELD
from engine.storage.segment import Segment
from engine.words.stopwords import QUESTION_STOP_WORDS

MOST_WORDS = 5_000
SHORTEST_WORD = 3
LEAST_PASSAGES = 2


def outlines_of(segments: Iterable[Segment], docs: Collection[str] | None = None) -> dict[str, list[Outline]]:
    """The outlines of the sections of each document that is not deleted, or of ``docs`` alone."""
    found: dict[str, list[Outline]] = {}
    for segment in segments:
        firsts = np.flatnonzero(segment.ordinals == 0)
        owners, paths = segment.catalog.owners[firsts], segment.catalog.paths
        sections = np.flatnonzero(_wanted(segment, firsts, owners, docs))
        for owner, own in groupby(sections.tolist(), owners.tolist().__getitem__):
            doc = paths[owner].decode("utf-8", "replace")
            found.setdefault(doc, []).extend(map(segment.catalog.outline, own))
    return found


def frequent_words(segments: Sequence[Segment]) -> dict[str, int]:
    """The words that stand in most passages, with their counts; none that carries no topic."""
    ordered = sorted(segments, key=lambda segment: segment.size)
    counts: Counter[str] = Counter()
    for segment in ordered[:-1]:
        counts.update(segment.words.frequencies())
    if ordered:
        _add_frequent(counts, ordered[-1])
    words = [word for word, count in counts.items() if count >= LEAST_PASSAGES and _carries_topic(word)]
    chosen = sorted(words, key=lambda word: (-counts[word], word))[:MOST_WORDS]
    return {word: counts[word] for word in chosen}


class KnownTerms:
    """The terms that passages hold which are not deleted."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._known: dict[str, bool] = {}

    def __contains__(self, term: object) -> bool:
        if not isinstance(term, str):
            return False
        if term not in self._known:
            self._known[term] = any(_holds(segment, term) for segment in self._segments)
        return self._known[term]


def _wanted(
    segment: Segment, firsts: NDArray[np.intp], owners: NDArray[np.uint32], docs: Collection[str] | None
) -> NDArray[np.bool_]:
    """For each section whether it is looked at."""
    stays = np.ones(len(firsts), np.bool_) if segment.deleted is None else ~segment.deleted[firsts]
    if docs is None:
        return stays
    numbers = [number for doc in docs if (number := segment.catalog.paths.find(doc)) is not None]
    return stays & np.isin(owners, np.asarray(numbers, np.uint32))


def _add_frequent(counts: Counter[str], segment: Segment) -> None:
    """Add a segment to the counts: of the words in them, and of as many others as may be chosen."""
    held, terms = segment.words.counts, segment.words.terms
    for word in counts:
        number = terms.find(word)
        if number is not None:
            counts[word] += int(held[number])
    others = 0
    # Of words that stand equally often the first in the alphabet are chosen.
    for number in np.argsort(-held, kind="stable").tolist():
        if others == MOST_WORDS or held[number] < LEAST_PASSAGES:
            break
        word = terms[number].decode("utf-8", "replace")
        if word not in counts and _carries_topic(word):
            counts[word] = int(held[number])
            others += 1


def _carries_topic(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and word not in QUESTION_STOP_WORDS


def _holds(segment: Segment, term: str) -> bool:
    docs = segment.fields[WHOLE_FIELD].postings(term).docs
    return bool(len(docs) if segment.deleted is None else not segment.deleted[docs].all())
