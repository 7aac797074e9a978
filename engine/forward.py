"""The forward index of a segment: the terms of each passage in their order, which ranking reads instead of
the text. Like the postings it is made from the stored sections when a segment is committed, and can be made
again at any time.

A *word* here is one term at its place: the number of the term in the segment's vocabulary. ``places`` counts
tokens from 0, stop words too, so that neighbours are neighbours; a compound gives several words at one place.
The words of title and headings are kept for the first passage of a section alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.analysis import tokenize
from engine.answer_spans import kind_bits
from engine.expectation import AnswerKind, expected_kind
from engine.section import BlockKind, Section, Span
from engine.stopwords import INDEX_STOP_WORDS
from engine.term_list import TermList, compile_terms, starts_of

# Far beyond any passage; what stands further back is taken to stand there.
_LAST_PLACE = 0xFFFF
# What a passage is made of beside paragraphs: one bit each.
SHAPES: dict[str, tuple[BlockKind, ...]] = {
    "list": ("item", "step"),
    "steps": ("step",),
    "table": ("row",),
    "definitions": ("term", "definition"),
}
# The numbers of ``heading_kinds``.
KINDS = tuple(AnswerKind)


@dataclass(frozen=True, slots=True)
class ForwardPassages:
    """Some passages of one segment, joined: what stands at ``x_starts[i]`` to ``x_starts[i + 1]`` belongs to
    the i-th.

    ``words`` and ``places`` are of the passage's text, ``sentences`` where each sentence starts in ``words``,
    ``kinds`` what answers each sentence holds (``answer_spans.kind_bits``), ``head_words`` the words of the
    title, then of the headings, of which the own one starts at ``own_starts``; ``shapes[i]`` has a bit for
    each of ``SHAPES`` that the passage has; passages of one document have the same number in ``docs``;
    ``heading_kinds`` is the kind of answer that the own heading, read as a question, asks for.
    """

    vocabulary: TermList
    words: NDArray[np.uint32]
    places: NDArray[np.uint16]
    word_starts: NDArray[np.int64]
    sentences: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    sentence_starts: NDArray[np.int64]
    head_words: NDArray[np.uint32]
    head_starts: NDArray[np.int64]
    own_starts: NDArray[np.int64]
    shapes: NDArray[np.uint8]
    docs: NDArray[np.uint32]
    heading_kinds: NDArray[np.uint8]


class ForwardIndex:
    """The forward index of one segment, from its arrays."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._vocabulary = TermList(arrays["term_bytes"], arrays["term_starts"])

    def passages(self, numbers: NDArray[np.int64], firsts: NDArray[np.int64]) -> ForwardPassages:
        """The passages with these numbers; ``firsts`` are the numbers of their sections' first passages."""
        arrays = self._arrays
        words, word_starts = _gather(arrays["word_starts"], numbers)
        sentences, sentence_starts = _gather(arrays["sentence_starts"], numbers)
        heads, head_starts = _gather(arrays["head_starts"], firsts)
        begins = np.repeat(word_starts[:-1], np.diff(sentence_starts))
        return ForwardPassages(
            vocabulary=self._vocabulary,
            words=arrays["words"][words],
            places=arrays["places"][words],
            word_starts=word_starts,
            sentences=arrays["sentences"][sentences] + begins,
            kinds=arrays["kinds"][sentences],
            sentence_starts=sentence_starts,
            head_words=arrays["head_words"][heads],
            head_starts=head_starts,
            own_starts=head_starts[:-1] + arrays["own_starts"][firsts],
            shapes=arrays["shapes"][numbers],
            docs=arrays["docs"][numbers],
            heading_kinds=arrays["heading_kinds"][firsts],
        )


def compile_forward(sections: Iterable[Section]) -> dict[str, NDArray[Any]]:
    """The arrays of the forward index of these sections' passages, in order."""
    compiler = _Compiler()
    for section in sections:
        compiler.add(section)
    return compiler.arrays()


class _Compiler:
    """Collects words under numbers given as they come; at the end they are numbered in byte order."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words, self._places, self._word_counts = array("I"), array("H"), array("I")
        self._sentences, self._kinds, self._sentence_counts = array("I"), array("B"), array("I")
        self._heads, self._head_counts, self._own_starts = array("I"), array("I"), array("I")
        self._shapes, self._docs = array("B"), array("I")
        self._heading_kinds = array("B")
        self._doc: str | None = None
        self._doc_count = 0

    def add(self, section: Section) -> None:
        if section.doc != self._doc:
            self._doc, self._doc_count = section.doc, self._doc_count + 1
        self._add_head(section)
        for passage in section.passages:
            self._add_passage(section, passage)

    def _add_head(self, section: Section) -> None:
        # What stands before the first heading has the title for a heading of its own.
        headings = (section.title, *section.breadcrumb)
        above = [term for text in headings[:-1] for term in _terms(text)]
        own = _terms(headings[-1])
        self._heads.extend(self._number(term) for term in (*above, *own))
        later = len(section.passages) - 1
        self._head_counts.extend([len(above) + len(own), *[0] * later])
        self._own_starts.extend([len(above), *[0] * later])
        self._heading_kinds.extend([KINDS.index(expected_kind(headings[-1])), *[0] * later])

    def _add_passage(self, section: Section, passage: Span) -> None:
        begins: list[int] = []
        for place, token in enumerate(tokenize(section.text[passage.start : passage.end])):
            for term in token.terms:
                if term not in INDEX_STOP_WORDS:
                    self._words.append(self._number(term))
                    self._places.append(min(place, _LAST_PLACE))
                    begins.append(token.start + passage.start)
        sentences = section.sentences_within(passage)
        self._word_counts.append(len(begins))
        self._sentences.extend(np.searchsorted(begins, [s.start for s in sentences]).tolist())
        self._kinds.extend(kind_bits(section.text[s.start : s.end]) for s in sentences)
        self._sentence_counts.append(len(sentences))
        self._shapes.append(_shape(section, passage))
        self._docs.append(self._doc_count)

    def _number(self, term: str) -> int:
        return self._numbers.setdefault(term, len(self._numbers))

    def arrays(self) -> dict[str, NDArray[Any]]:
        encoded = sorted((term.encode("utf-8", "replace"), number) for term, number in self._numbers.items())
        ordered = np.empty(len(encoded), dtype=np.uint32)
        ordered[[number for _, number in encoded]] = np.arange(len(encoded), dtype=np.uint32)
        return {
            **compile_terms([term for term, _ in encoded]),
            "words": ordered[np.asarray(self._words)],
            "places": np.asarray(self._places),
            "word_starts": starts_of(self._word_counts),
            "sentences": np.asarray(self._sentences),
            "kinds": np.asarray(self._kinds),
            "sentence_starts": starts_of(self._sentence_counts),
            "head_words": ordered[np.asarray(self._heads)],
            "head_starts": starts_of(self._head_counts),
            "own_starts": np.asarray(self._own_starts),
            "shapes": np.asarray(self._shapes),
            "docs": np.asarray(self._docs),
            "heading_kinds": np.asarray(self._heading_kinds),
        }


def _terms(text: str) -> list[str]:
    return [term for token in tokenize(text) for term in token.terms if term not in INDEX_STOP_WORDS]


def _shape(section: Section, passage: Span) -> int:
    kinds = {b.kind for b in section.blocks if b.start < passage.end and b.end > passage.start}
    return sum(1 << bit for bit, shape in enumerate(SHAPES.values()) if kinds.intersection(shape))


def _gather(starts: NDArray[np.uint64], numbers: NDArray[np.int64]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The indices of several stretches, one after the other, and where each starts among them."""
    begins, ends = starts[numbers].astype(np.int64), starts[numbers + 1].astype(np.int64)
    bounds = np.concatenate([[0], np.cumsum(ends - begins)])
    shift = np.repeat(begins - bounds[:-1], ends - begins)
    return np.arange(bounds[-1]) + shift, bounds
