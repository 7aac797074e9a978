from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage

from engine.whoosh_writer import SectionWriter
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
    return {fields["record"].split('"doc":"')[1].split('"')[0] for fields in live}


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
