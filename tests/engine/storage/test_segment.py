"""A segment's arrays, made from what Whoosh has written."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage

from engine.section import Section
from engine.storage.deleted_words import compile_deleted_words
from engine.storage.segment import Segment, compile_segment, segment_from_arrays
from engine.storage.whoosh_schema import SCORED_FIELDS
from engine.storage.whoosh_writer import SectionWriter
from tests.engine.small_index import section


def _segments(folder: Path) -> list[Segment]:
    with FileStorage(str(folder)).open_index().reader() as reader:
        return [
            segment_from_arrays(
                compile_segment(leaf, SCORED_FIELDS),
                SCORED_FIELDS,
                base,
                compile_deleted_words(leaf, None) if leaf.has_deletions() else None,
            )
            for leaf, base in reader.leaf_readers()
        ]


def _write(folder: Path, *sections: Section, gone: tuple[str, ...] = ()) -> None:
    writer = SectionWriter(folder, memory_mb=16)
    for one in sections:
        writer.add(one)
    writer.delete_documents(gone)
    writer.commit()


def _words(segment: Segment) -> list[list[str]]:
    """The words of each passage in the forward index."""
    numbers = np.arange(segment.size)
    found = segment.forward.passages(numbers, numbers - segment.ordinals)
    bounds = found.word_starts.tolist()
    words = [found.vocabulary[word].decode() for word in found.words]
    return [words[start:end] for start, end in pairwise(bounds)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    long = section("long", "green tea\nblack tea", doc="long.md", title="Leaf", passages=[(0, 9), (10, 19)])
    cups = [section(f"cup{number}", f"cup w{number}", doc=f"cup{number}.md") for number in range(9)]
    _write(tmp_path, cups[0], long, *cups[1:])
    return tmp_path


def test_postings_and_words_number_passages_alike(folder: Path) -> None:
    (segment,) = _segments(folder)
    words = _words(segment)
    assert words[:4] == [["cup", "w0"], ["green", "tea"], ["black", "tea"], ["cup", "w1"]]
    assert segment.fields["all"].postings("black").docs.tolist() == [2]
    assert segment.fields["title"].postings("leaf").docs.tolist() == [1, 2]
    # Each has a title of one word, which is a part of all.
    assert segment.fields["all"].postings("leaf").docs.tolist() == [1, 2]
    assert segment.fields["all"].lengths.tolist() == [len(row) + 1 for row in words]
    assert segment.ordinals.tolist() == [0, 0, 1, *[0] * 8]
    assert (segment.base, segment.size, segment.deleted) == (0, 11, None)


def test_deleted_passages_keep_their_numbers(folder: Path) -> None:
    _write(folder, section("new", "white tea", doc="new.md"), gone=("long.md",))
    old, new = _segments(folder)
    assert old.deleted is not None
    assert np.flatnonzero(old.deleted).tolist() == [1, 2]
    assert _words(old)[3] == ["cup", "w1"]
    assert (new.base, new.deleted, _words(new)) == (11, None, [["white", "tea"]])


def test_merged_segments_are_numbered_anew(folder: Path) -> None:
    gone = tuple(f"cup{number}.md" for number in range(8))
    _write(folder, section("new", "white tea", doc="new.md"), gone=gone)
    (segment,) = _segments(folder)
    assert sorted(_words(segment)) == [["black", "tea"], ["cup", "w8"], ["green", "tea"], ["white", "tea"]]
    for number, words in enumerate(_words(segment)):
        for word in words:
            assert number in segment.fields["all"].postings(word).docs
