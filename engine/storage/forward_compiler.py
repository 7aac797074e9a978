"""Makes the forward index of some sections (``engine/storage/forward.py``): analyses their texts, once.

Work is done on many words at a time: a loop over words in Python would take several times as long.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.kinds.expectation import expected_kind
from engine.kinds.sentence_kinds import sentence_kinds
from engine.section import Section, Span
from engine.storage.forward import KINDS, SHAPES
from engine.storage.term_list import compile_terms, starts_of
from engine.words.analysis import split_text, terms_of, words_before
from engine.words.stopwords import INDEX_STOP_WORDS

# Far beyond any passage; what stands further back is taken to stand there.
_LAST_PLACE = 0xFFFF
_HEADINGS_KEPT = 1 << 13
_WORDS_KEPT = 1 << 15


def compile_forward(sections: Iterable[Section]) -> dict[str, NDArray[Any]]:
    """The arrays of the forward index of these sections' passages, in order."""
    compiler = ForwardCompiler()
    for section in sections:
        compiler.add(section)
    return compiler.arrays()


class _Numbers(dict[str, tuple[int, ...]]):
    """For each word as it is written the numbers of its terms, given as they come; none for a stop word."""

    def __init__(self) -> None:
        self.terms: dict[bytes, int] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        terms = self.terms
        numbers = tuple([terms.setdefault(term, len(terms)) for term in _terms_kept(word)])
        self[word] = numbers
        return numbers


class ForwardCompiler:
    """Collects words under numbers given as they come; at the end they are numbered in byte order.

    ``title_sizes`` are the numbers of the title's words among the words of title and headings, for each
    passage; 0 for the later ones of a section.
    """

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._words: list[str] = []
        self._counts: list[int] = []
        self._sentences: list[int] = []
        self._sentence_counts: list[int] = []
        self._kinds: list[int] = []
        self._known_heads: dict[str, list[int]] = {}
        self._heads: list[int] = []
        self._head_counts: list[int] = []
        self._own_starts: list[int] = []
        self.title_sizes: list[int] = []
        self._shapes: list[int] = []
        self._docs: list[int] = []
        self._heading_kinds: list[int] = []
        self._doc: str | None = None
        self._doc_count = 0

    def add(self, section: Section) -> None:
        """Add the passages of a section."""
        if section.doc != self._doc:
            self._doc, self._doc_count = section.doc, self._doc_count + 1
        self._add_head(section)
        sentence_starts = [sentence.start for sentence in section.sentences]
        for passage in section.passages:
            first = bisect_left(sentence_starts, passage.start)
            last = bisect_left(sentence_starts, passage.end, first)
            self._add_passage(section, passage, section.sentences[first:last])

    def _add_head(self, section: Section) -> None:
        # What stands before the first heading has the title for a heading of its own.
        heads = [self._terms(text) for text in (section.title, *section.breadcrumb)]
        later = len(section.passages) - 1
        size = sum(map(len, heads))
        self._heads.extend(chain.from_iterable(heads))
        self._head_counts.extend([size, *[0] * later])
        self._own_starts.extend([size - len(heads[-1]), *[0] * later])
        self.title_sizes.extend([len(heads[0]), *[0] * later])
        self._heading_kinds.extend([_heading_kind(section.heading), *[0] * later])

    def _terms(self, text: str) -> list[int]:
        """The words of a title or heading; all sections of a document, or those below a heading, share it."""
        known = self._known_heads.get(text)
        if known is None:
            words, _ = words_before(text, ())
            known = list(chain.from_iterable(map(self._numbers.__getitem__, words)))
            self._known_heads[text] = known
        return known

    def _add_passage(self, section: Section, passage: Span, sentences: Sequence[Span]) -> None:
        first = len(self._words)
        starts = [sentence.start - passage.start for sentence in sentences]
        words, befores = _words_before(section.text[passage.start : passage.end], starts)
        self._words += words
        self._counts.append(len(words))
        self._sentences += [first + before for before in befores]
        self._sentence_counts.append(len(sentences))
        self._kinds += [sentence_kinds(section.text[one.start : one.end]) for one in sentences]
        self._shapes.append(_shape(section, passage))
        self._docs.append(self._doc_count)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays of the forward index."""
        numbers = list(map(self._numbers.__getitem__, self._words))
        sizes = np.fromiter(map(len, numbers), np.int64, len(numbers))
        terms = np.fromiter(chain.from_iterable(numbers), np.int64, int(sizes.sum()))
        counts = np.asarray(self._counts, np.int64)
        before = np.concatenate([[0], np.cumsum(sizes)])
        word_starts = before[np.concatenate([[0], np.cumsum(counts)])]
        encoded, ordered = _in_byte_order(self._numbers.terms)
        return {
            **compile_terms(encoded),
            "words": ordered[terms],
            "places": np.repeat(_places(counts), sizes),
            "word_starts": word_starts.astype(np.uint64),
            "sentences": (
                before[np.asarray(self._sentences, np.int64)]
                - np.repeat(word_starts[:-1], self._sentence_counts)
            ).astype(np.uint32),
            "kinds": np.asarray(self._kinds, np.uint8),
            "sentence_starts": starts_of(self._sentence_counts),
            "head_words": ordered[np.asarray(self._heads, np.int64)],
            "head_starts": starts_of(self._head_counts),
            "own_starts": np.asarray(self._own_starts, np.uint32),
            "shapes": np.asarray(self._shapes, np.uint8),
            "docs": np.asarray(self._docs, np.uint32),
            "heading_kinds": np.asarray(self._heading_kinds, np.uint8),
        }


def _words_before(text: str, starts: Sequence[int]) -> tuple[list[str], list[int]]:
    """The words of a passage, and how many stand before each of its sentences, which start there."""
    if all(not start or text[start - 1].isspace() for start in starts):
        return words_before(text, starts)
    split = split_text(text)
    return split.words, [bisect_left(split.starts, start) for start in starts]


@lru_cache(maxsize=_WORDS_KEPT)
def _terms_kept(word: str) -> tuple[bytes, ...]:
    """The terms of a word but stop words, as they are written."""
    return tuple([term.encode("utf-8", "replace") for term in terms_of(word) if term not in INDEX_STOP_WORDS])


def _in_byte_order(terms: dict[bytes, int]) -> tuple[list[bytes], NDArray[np.uint32]]:
    """The terms in byte order, and for each number as it was given the place in that order."""
    encoded = sorted(terms)
    ordered = np.empty(len(encoded), dtype=np.uint32)
    ordered[[terms[term] for term in encoded]] = np.arange(len(encoded), dtype=np.uint32)
    return encoded, ordered


def _places(counts: NDArray[np.int64]) -> NDArray[np.uint16]:
    """For each word which one of its passage it is, from 0."""
    starts = np.repeat(list(accumulate(counts.tolist(), initial=0))[:-1], counts)
    places: NDArray[np.int64] = np.minimum(np.arange(len(starts)) - starts, _LAST_PLACE)
    return places.astype(np.uint16)


@lru_cache(maxsize=_HEADINGS_KEPT)
def _heading_kind(heading: str) -> int:
    return KINDS.index(expected_kind(heading))


def _shape(section: Section, passage: Span) -> int:
    kinds = {b.kind for b in section.blocks if b.start < passage.end and b.end > passage.start}
    return sum(1 << bit for bit, shape in enumerate(SHAPES.values()) if kinds.intersection(shape))
