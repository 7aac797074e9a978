from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage

from engine.storage.array_file import open_arrays
from engine.storage.part import PartCompiler
from engine.storage.section_record import read_record
from engine.storage.segment import compile_segment
from engine.storage.whoosh_schema import SCORED_FIELDS
from engine.storage.whoosh_segment import stored_record
from engine.storage.whoosh_store import arrays_path
from engine.storage.whoosh_writer import SectionWriter
from tests.engine.small_index import section


def _commit(folder: Path, *docs: str, gone: tuple[str, ...] = ()) -> None:
    writer = SectionWriter(folder, memory_mb=16)
    for doc in docs:
        writer.add(section(f"{doc}-id", f"Text of {doc}.", doc=doc))
    writer.delete_documents(gone)
    writer.commit()


def _segments(folder: Path) -> list[Any]:
    return list(FileStorage(str(folder)).open_index()._segments())


def _docs(folder: Path) -> set[str]:
    with FileStorage(str(folder)).open_index().reader() as reader:
        live = [fields for _, fields in reader.iter_docs()]
    return {section.doc for fields in live if fields for section in read_record(fields["record"])}


def test_many_small_commits_leave_few_segments_and_lose_nothing(tmp_path: Path) -> None:
    most = 0
    for number in range(40):
        _commit(tmp_path, f"{number}.md")
        most = max(most, len(_segments(tmp_path)))
    assert _docs(tmp_path) == {f"{number}.md" for number in range(40)}
    assert most <= 16
    assert 1 < len(_segments(tmp_path)) <= 16


def test_a_large_segment_is_not_rewritten_for_a_small_change(tmp_path: Path) -> None:
    _commit(tmp_path, *(f"{number}.md" for number in range(100)))
    (large,) = {segment.segment_id() for segment in _segments(tmp_path)}
    for number in range(3):
        _commit(tmp_path, f"new{number}.md", gone=(f"{number}.md",))
    assert large in {segment.segment_id() for segment in _segments(tmp_path)}
    assert len(_docs(tmp_path)) == 100


def test_a_worn_segment_is_written_anew_without_what_was_deleted(tmp_path: Path) -> None:
    _commit(tmp_path, *(f"{number}.md" for number in range(20)))
    _commit(tmp_path, gone=tuple(f"{number}.md" for number in range(8)))
    assert sum(segment.deleted_count() for segment in _segments(tmp_path)) == 0
    assert _docs(tmp_path) == {f"{number}.md" for number in range(8, 20)}


def test_a_segment_with_nothing_left_is_dropped(tmp_path: Path) -> None:
    _commit(tmp_path, "a.md")
    _commit(tmp_path, "b.md", gone=("a.md",))
    assert _docs(tmp_path) == {"b.md"}
    assert len(_segments(tmp_path)) == 1


def test_a_file_is_replaced_in_one_commit(tmp_path: Path) -> None:
    _commit(tmp_path, "a.md", "b.md")
    _commit(tmp_path, "a.md", gone=("a.md",))
    assert _docs(tmp_path) == {"a.md", "b.md"}


def test_cancelling_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    _commit(tmp_path, "a.md")
    writer = SectionWriter(tmp_path, memory_mb=16)
    writer.add(section("x", "Text.", doc="x.md"))
    writer.delete_documents(["a.md"])
    writer.cancel()
    assert _docs(tmp_path) == {"a.md"}


def test_no_lock_is_left_for_the_next_generation(tmp_path: Path) -> None:
    _commit(tmp_path, "a.md")
    assert not list(tmp_path.glob("*LOCK"))


@pytest.mark.parametrize("text", ["\ud800 tea", "", "x" * 200_000, "\x00"])
def test_odd_text_can_be_written(tmp_path: Path, text: str) -> None:
    writer = SectionWriter(tmp_path, memory_mb=16)
    writer.add(section("odd", text, title=text[:100]))
    writer.commit()
    assert len(_segments(tmp_path)) == 1


def _arrays_equal(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[name], other[name]) for name in one)


def test_the_arrays_of_a_merged_segment_are_those_that_whoosh_would_give(tmp_path: Path) -> None:
    (tmp_path / "arrays").mkdir()
    for number in range(9):
        writer = SectionWriter(tmp_path / "whoosh", arrays=tmp_path / "arrays")
        for doc in (f"{number}.md", f"other{number}.md"):
            text = f"Green tea {number}\nof {doc}."
            writer.add(section(f"{doc}-id", text, doc=doc, passages=[(0, 5), (6, len(text))]))
        writer.delete_documents([f"{number - 1}.md"])
        writer.commit()
    with FileStorage(str(tmp_path / "whoosh")).open_index().reader() as reader:
        # Whoosh's postings pass over what is deleted: there is nothing to compare with.
        leaves = [leaf for leaf, _ in reader.leaf_readers() if not leaf.has_deletions()]
        assert reader.doc_count() == 2 * 10
        assert max(leaf.doc_count_all() for leaf in leaves) > 4
        for leaf in leaves:
            written = open_arrays(arrays_path(tmp_path / "arrays", leaf.segment()))
            assert _arrays_equal(written, compile_segment(leaf, SCORED_FIELDS))


def test_merging_is_the_same_without_arrays(tmp_path: Path) -> None:
    (tmp_path / "arrays").mkdir()
    for folder, arrays in (("with", tmp_path / "arrays"), ("without", None)):
        for number in range(9):
            writer = SectionWriter(tmp_path / folder, arrays=arrays)
            writer.add(section(f"{number}", f"tea {number}", doc=f"{number}.md"))
            writer.commit()
    files = [
        {path.name: path.read_bytes() for path in (tmp_path / folder).glob("*.seg")}
        for folder in ("with", "without")
    ]
    assert files[0] == files[1]
    assert len(files[0]) == 1


def test_what_exceeds_the_memory_is_written_as_a_segment_of_its_own(tmp_path: Path) -> None:
    writer = SectionWriter(tmp_path, memory_mb=0)
    for number in range(3):
        compiler = PartCompiler(stored_record)
        compiler.add(section(f"{number}", f"tea {number}", doc=f"{number}.md"))
        writer.add_part(compiler.part())
    writer.commit()
    assert len(_segments(tmp_path)) == 3
    assert _docs(tmp_path) == {"0.md", "1.md", "2.md"}


def test_cancelling_removes_what_was_written_for_want_of_memory(tmp_path: Path) -> None:
    writer = SectionWriter(tmp_path, memory_mb=0)
    compiler = PartCompiler(stored_record)
    compiler.add(section("a", "tea", doc="a.md"))
    writer.add_part(compiler.part())
    assert list(tmp_path.glob("*.seg"))
    writer.cancel()
    assert not list(tmp_path.glob("*.seg"))
