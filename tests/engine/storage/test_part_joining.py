from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.section import Section
from engine.storage.part import Part
from engine.storage.part_joining import join, without_passages
from engine.storage.word_counts import WordCounts, compile_words, count_sections
from tests.engine.storage.test_part import compiled, sections


def _assert_equal(one: Part, other: Part) -> None:
    assert one.records == other.records
    assert np.array_equal(one.ordinals, other.ordinals)
    assert np.array_equal(one.ids, other.ids)
    assert np.array_equal(one.holders, other.holders)
    groups = [(one.fields[name], other.fields[name]) for name in other.fields]
    for first, second in [*groups, (one.words, other.words), (one.forward, other.forward)]:
        assert first.keys() == second.keys()
        for name in first:
            assert first[name].dtype == second[name].dtype, name
            assert np.array_equal(first[name], second[name]), name


def _by_document(found: list[Section]) -> list[list[Section]]:
    docs = list(dict.fromkeys(one.doc for one in found))
    return [[one for one in found if one.doc == doc] for doc in docs]


@given(sections(), st.data())
@settings(max_examples=100, deadline=None)
def test_joined_parts_are_what_all_sections_make_together(found: list[Section], data: st.DataObject) -> None:
    documents = _by_document(found)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(documents)), max_size=2)))
    bounds = [0, *cuts, len(documents)]
    divided = [documents[start:end] for start, end in pairwise(bounds)]
    parts = [compiled([one for document in group for one in document]) for group in divided]
    _assert_equal(join(parts), compiled([one for document in documents for one in document]))


@given(sections(), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_left_is_what_the_others_make_alone(found: list[Section], data: st.DataObject) -> None:
    documents = _by_document(found)
    gone = data.draw(st.sets(st.integers(0, len(documents) - 1)))
    ordered = [one for document in documents for one in document]
    leaves = [
        number in gone for number, document in enumerate(documents) for one in document for _ in one.passages
    ]
    left = [one for number, document in enumerate(documents) if number not in gone for one in document]
    whole = compiled(ordered)
    gone_words = compile_words(count_sections(one for one in ordered if one not in left))
    words = WordCounts(whole.words, gone_words).arrays()
    _assert_equal(without_passages(replace(whole, words=words), np.asarray(leaves)), compiled(left))
