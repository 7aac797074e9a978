"""The forward index of a segment: the terms of each passage in their order, which ranking reads instead of
the text. Like the postings it is made when a segment is written (``forward_compiler``), and can be
made again from the stored sections at any time.

A *word* here is one term at its place: the number of the term in the segment's vocabulary. ``places`` counts
tokens from 0, stop words too, so that neighbours are neighbours; a compound gives several words at one place.
The words of title and headings are kept for the first passage of a section alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.kinds.expectation import AnswerKind
from engine.section import BlockKind
from engine.storage.forward_packing import PackedWords
from engine.storage.term_list import TermList
from engine.words.stretches import gather

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
    places: NDArray[np.int64]
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
    """The forward index of one segment, from its arrays (``forward_packing``) and its terms."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], vocabulary: TermList) -> None:
        self._arrays = arrays
        self._vocabulary = vocabulary
        self._packed = PackedWords(arrays)

    def passages(self, numbers: NDArray[np.int64], firsts: NDArray[np.int64]) -> ForwardPassages:
        """The passages with these numbers; ``firsts`` are the numbers of their sections' first passages."""
        arrays = self._arrays
        words, word_starts = gather(arrays["word_starts"], numbers)
        sentences, sentence_starts = gather(arrays["sentence_starts"], numbers)
        heads, head_starts = gather(arrays["head_starts"], firsts)
        begins = np.repeat(word_starts[:-1], np.diff(sentence_starts))
        return ForwardPassages(
            vocabulary=self._vocabulary,
            words=self._packed.words(words),
            places=self._packed.places(words, word_starts),
            word_starts=word_starts,
            sentences=arrays["sentences"][sentences] + begins,
            kinds=arrays["kinds"][sentences],
            sentence_starts=sentence_starts,
            head_words=self._packed.words(heads + int(arrays["word_starts"][-1])),
            head_starts=head_starts,
            own_starts=head_starts[:-1] + arrays["own_starts"][firsts],
            shapes=arrays["shapes"][numbers],
            docs=arrays["docs"][numbers].astype(np.uint32),
            heading_kinds=arrays["heading_kinds"][firsts],
        )
