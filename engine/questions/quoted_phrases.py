"""Which candidates hold the phrases that a question quotes.

Forms of a word count as the word, and stop words between words are passed over, as everywhere in the index.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.array_types import Array
from engine.questions.question_words import find_phrase
from engine.questions.quotation_marks import Phrase
from engine.storage.forward import ForwardPassages
from engine.store import ForwardParts


def count_held(phrases: Sequence[Phrase], parts: ForwardParts, size: int) -> Array:
    """How many of the phrases each of ``size`` candidates holds in its passage, title or headings.

    ``parts`` are their passages as a store gives them.
    """
    counts = np.zeros(size)
    for places, passages in parts:
        for phrase in phrases:
            counts[places] += _holds(phrase, passages)
    return counts


def _holds(phrase: Phrase, passages: ForwardPassages) -> Array:
    """1 for each passage that holds the phrase."""
    numbers = [number for term in phrase if (number := passages.vocabulary.find(term)) is not None]
    held = np.zeros(len(passages.shapes))
    if len(numbers) < len(phrase):
        return held
    for words, starts in (
        (passages.words, passages.word_starts),
        (passages.head_words, passages.head_starts),
    ):
        held[np.searchsorted(starts, find_phrase(numbers, words, starts), side="right") - 1] = 1.0
    return held
