"""From the words of some passages to their postings: for each term, which passages hold it and how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.postings import WHOLE_FIELD
from engine.storage.term_list import compile_terms, starts_of
from engine.words.stretches import gather

Arrays = Mapping[str, NDArray[Any]]


def scored_fields(
    forward: Arrays, terms: Sequence[bytes], ordinals: NDArray[np.uint16], title_sizes: Sequence[int]
) -> dict[str, dict[str, NDArray[Any]]]:
    """The postings of title, headings and all words from a forward index, whose terms are ``terms``.

    ``ordinals`` says for each passage which one of its section it is; ``title_sizes`` are those of
    ``ForwardCompiler``.
    """
    numbers = np.arange(len(ordinals))
    firsts = numbers - ordinals
    places, bounds = gather(forward["head_starts"], firsts)
    heads, sizes = forward["head_words"][places], bounds[1:] - bounds[:-1]
    owners = np.repeat(numbers, sizes)
    in_title = np.arange(len(heads)) - np.repeat(bounds[:-1], sizes) < np.repeat(
        np.asarray(title_sizes, np.int64)[firsts], sizes
    )
    word_starts = forward["word_starts"].astype(np.int64)
    words = np.repeat(numbers, word_starts[1:] - word_starts[:-1])
    return {
        "title": count_postings(terms, heads[in_title], owners[in_title], len(numbers)),
        "headings": count_postings(terms, heads[~in_title], owners[~in_title], len(numbers)),
        WHOLE_FIELD: count_postings(
            terms,
            np.concatenate([heads, forward["words"]]),
            np.concatenate([owners, words]),
            len(numbers),
        ),
    }


def count_postings(
    terms: Sequence[bytes], words: NDArray[Any], owners: NDArray[Any], passages: int
) -> dict[str, NDArray[Any]]:
    """The postings of words: each is the number of one of ``terms``, with the passage it is in."""
    pairs, counts = np.unique(words.astype(np.int64) * passages + owners, return_counts=True)
    return field_arrays(terms, pairs // max(passages, 1), pairs % max(passages, 1), counts, passages)


def field_arrays(
    terms: Sequence[bytes],
    numbers: NDArray[Any],
    docs: NDArray[Any],
    counts: NDArray[Any],
    passages: int,
) -> dict[str, NDArray[Any]]:
    """The arrays of a field (``FieldPostings``) from its postings, sorted by term and passage.

    ``numbers`` are those of the terms in ``terms``; terms without a posting are left out.
    """
    sizes = np.bincount(numbers, minlength=len(terms))
    held = np.flatnonzero(sizes)
    return {
        **compile_terms([terms[number] for number in held.tolist()]),
        "starts": starts_of(sizes[held]),
        "docs": docs.astype(np.uint32),
        "counts": counts.astype(np.uint32),
        # The true length is the sum of a passage's counts; Whoosh keeps it in one rounded byte.
        "lengths": np.bincount(docs, weights=counts, minlength=passages).astype(np.uint32),
    }
