"""Joins parts of an index into one, in their order, as if their sections had been analysed together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.storage.inversion import field_arrays
from engine.storage.part import FieldArrays, Part, terms_of_arrays
from engine.storage.term_list import compile_terms
from engine.storage.word_counts import add_words
from engine.words.stretches import gather


def without_passages(part: Part, gone: NDArray[np.bool_]) -> Part:
    """The part without the passages where ``gone`` is true, with the same words; documents go as a whole."""
    kept = np.flatnonzero(~gone)
    new_numbers = np.cumsum(~gone) - 1
    first_kept, holder_kept = ~gone[part.ordinals == 0], ~gone[part.holders]
    return Part(
        fields={name: _field_without(arrays, gone, new_numbers) for name, arrays in part.fields.items()},
        words=part.words,
        forward=_forward_of(part.forward, kept),
        ordinals=part.ordinals[kept],
        holders=new_numbers[part.holders[holder_kept]].astype(np.uint32),
        records=list(compress(part.records, holder_kept.tolist())),
        ids=part.ids[first_kept],
        outlines=list(compress(part.outlines, first_kept.tolist())),
    )


def join(parts: Sequence[Part]) -> Part:
    """One part of all. Equal sections in the same order give equal arrays however they were divided.

    The parts are used up: what is joined already is not kept beside it.
    """
    bases = np.concatenate([[0], np.cumsum([part.passages for part in parts])])
    fields = {
        name: _joined_field([part.fields.pop(name) for part in parts], bases)
        for name in list(parts[0].fields)
    }
    forward = _joined_forward([part.forward for part in parts])
    for part in parts:
        part.forward.clear()
    return Part(
        fields=fields,
        words=add_words([part.words for part in parts]),
        forward=forward,
        ordinals=np.concatenate([part.ordinals for part in parts]),
        holders=_renumbered([part.holders for part in parts], bases).astype(np.uint32),
        ids=np.concatenate([part.ids for part in parts]),
        records=[record for part in parts for record in part.records],
        outlines=[outline for part in parts for outline in part.outlines],
    )


def _field_without(
    arrays: FieldArrays, gone: NDArray[np.bool_], new_numbers: NDArray[np.int64]
) -> FieldArrays:
    docs = arrays["docs"]
    stays = ~gone[docs]
    numbers = _posting_terms(arrays)[stays]
    passages = int(np.count_nonzero(~gone))
    return field_arrays(
        terms_of_arrays(arrays), numbers, new_numbers[docs[stays]], arrays["counts"][stays], passages
    )


def _joined_field(fields: Sequence[FieldArrays], bases: NDArray[np.int64]) -> FieldArrays:
    terms, renumbered = _union([terms_of_arrays(field) for field in fields])
    numbers = np.concatenate(
        [new[_posting_terms(field)] for new, field in zip(renumbered, fields, strict=True)]
    )
    docs = _renumbered([field["docs"] for field in fields], bases)
    counts = np.concatenate([field["counts"] for field in fields])
    order = np.argsort(numbers, kind="stable")
    return field_arrays(terms, numbers[order], docs[order], counts[order], int(bases[-1]))


def _renumbered(numbers: Sequence[NDArray[Any]], bases: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of the parts among all, of which each part's begin at its base."""
    return np.concatenate([one + base for one, base in zip(numbers, bases, strict=False)])


def _posting_terms(field: FieldArrays) -> NDArray[np.int64]:
    """For each posting the number of its term."""
    starts = field["starts"].astype(np.int64)
    sizes = starts[1:] - starts[:-1]
    return np.repeat(np.arange(len(sizes)), sizes)


def _union(term_lists: Sequence[Sequence[bytes]]) -> tuple[list[bytes], list[NDArray[np.uint32]]]:
    """All terms in byte order, and for each list the numbers of its terms among them."""
    terms = sorted(set().union(*term_lists))
    numbers = dict(zip(terms, range(len(terms)), strict=True))
    return terms, [np.fromiter(map(numbers.__getitem__, one), np.uint32, len(one)) for one in term_lists]


def _joined_forward(forwards: Sequence[FieldArrays]) -> FieldArrays:
    terms, renumbered = _union([terms_of_arrays(forward) for forward in forwards])

    def joined(name: str) -> NDArray[Any]:
        return np.concatenate([forward[name] for forward in forwards])

    def joined_words(name: str) -> NDArray[Any]:
        return np.concatenate([new[forward[name]] for new, forward in zip(renumbered, forwards, strict=True)])

    last_docs = np.cumsum([int(forward["docs"][-1]) if len(forward["docs"]) else 0 for forward in forwards])
    docs = _renumbered([forward["docs"] for forward in forwards], np.concatenate([[0], last_docs]))
    return {
        **compile_terms(terms),
        "words": joined_words("words"),
        "places": joined("places"),
        "word_starts": _joined_starts([forward["word_starts"] for forward in forwards]),
        "sentences": joined("sentences"),
        "kinds": joined("kinds"),
        "sentence_starts": _joined_starts([forward["sentence_starts"] for forward in forwards]),
        "head_words": joined_words("head_words"),
        "head_starts": _joined_starts([forward["head_starts"] for forward in forwards]),
        "own_starts": joined("own_starts"),
        "shapes": joined("shapes"),
        "docs": docs.astype(np.uint32),
        "heading_kinds": joined("heading_kinds"),
    }


def _joined_starts(starts: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    sizes = np.concatenate([np.diff(one) for one in starts])
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.uint64)


def _forward_of(forward: FieldArrays, numbers: NDArray[np.int64]) -> FieldArrays:
    """The forward index of these passages alone; its terms are those that they hold."""
    words, word_starts = gather(forward["word_starts"], numbers)
    sentences, sentence_starts = gather(forward["sentence_starts"], numbers)
    heads, head_starts = gather(forward["head_starts"], numbers)
    terms, new_words, new_heads = _terms_held(forward, words, heads)
    docs = forward["docs"][numbers]
    changes = np.diff(docs.astype(np.int64), prepend=-1) != 0
    return {
        **compile_terms(terms),
        "words": new_words,
        "places": forward["places"][words],
        "word_starts": word_starts.astype(np.uint64),
        "sentences": forward["sentences"][sentences],
        "kinds": forward["kinds"][sentences],
        "sentence_starts": sentence_starts.astype(np.uint64),
        "head_words": new_heads,
        "head_starts": head_starts.astype(np.uint64),
        "own_starts": forward["own_starts"][numbers],
        "shapes": forward["shapes"][numbers],
        "docs": np.cumsum(changes).astype(np.uint32),
        "heading_kinds": forward["heading_kinds"][numbers],
    }


def _terms_held(
    forward: FieldArrays, words: NDArray[np.int64], heads: NDArray[np.int64]
) -> tuple[list[bytes], NDArray[np.uint32], NDArray[np.uint32]]:
    old_words, old_heads = forward["words"][words], forward["head_words"][heads]
    terms = terms_of_arrays(forward)
    held = np.zeros(len(terms), dtype=np.bool_)
    held[old_words] = held[old_heads] = True
    new = (np.cumsum(held) - 1).astype(np.uint32)
    return [terms[number] for number in np.flatnonzero(held).tolist()], new[old_words], new[old_heads]
