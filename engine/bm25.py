"""BM25, the score of a term in a field (Robertson and Zaragoza, "The Probabilistic Relevance Framework:
BM25 and Beyond", 2009, section 3.4), on whole posting lists at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.postings import Counts


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How a field is scored: BM25 with ``k1`` (saturation), ``b`` (length, 0 to 1), then times ``weight``."""

    weight: float
    k1: float
    b: float


def inverse_document_frequency(passages: int, holding: int) -> float:
    """ln(1 + (N - n + 0.5) / (n + 0.5)): never negative, whatever the term."""
    return math.log1p((passages - holding + 0.5) / (holding + 0.5))


def term_scores(
    counts: Counts, lengths: Counts, average_length: float, idf: float, field: FieldWeights
) -> NDArray[np.float32]:
    """The score of one term in each passage of its posting list.

    ``counts[i]`` is the term's frequency in the passage, ``lengths[i]`` the field's length there, in terms.
    """
    frequency = counts.astype(np.float32)
    relative_length = lengths.astype(np.float32) / np.float32(max(average_length, 1e-9))
    norm = np.float32(field.k1 * (1 - field.b)) + np.float32(field.k1 * field.b) * relative_length
    worth = np.float32(idf * (field.k1 + 1))
    return np.asarray(worth * frequency / (frequency + norm), dtype=np.float32)
