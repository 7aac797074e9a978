"""BM25, the score of a term in a field (Robertson and Zaragoza, "The Probabilistic Relevance Framework:
BM25 and Beyond", 2009, section 3.4), on whole posting lists at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.storage.postings import Counts


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How a field is scored: BM25 with ``k1`` (saturation), ``b`` (length, 0 to 1), then times ``weight``."""

    weight: float
    k1: float
    b: float


def inverse_document_frequency(passages: int, holding: int) -> float:
    """ln(1 + (N - n + 0.5) / (n + 0.5)): never negative, whatever the term."""
    return math.log1p((passages - holding + 0.5) / (holding + 0.5))


def length_norms(lengths: Counts, average_length: float, field: FieldWeights) -> NDArray[np.float32]:
    """What each passage's length in the field adds to a term's frequency in the divisor of its score."""
    relative_length = lengths.astype(np.float32) / np.float32(max(average_length, 1e-9))
    norms = np.float32(field.k1 * (1 - field.b)) + np.float32(field.k1 * field.b) * relative_length
    return np.asarray(norms, dtype=np.float32)


def term_scores(
    counts: Counts, norms: NDArray[np.float32], idf: float, field: FieldWeights
) -> NDArray[np.float32]:
    """The score of one term in each passage of its posting list.

    ``counts[i]`` is the term's frequency in the passage, ``norms[i]`` the passage's of ``length_norms``.
    """
    frequency = counts.astype(np.float32)
    worth = np.float32(idf * (field.k1 + 1))
    return np.asarray(worth * frequency / (frequency + norms), dtype=np.float32)
