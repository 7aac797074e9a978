from __future__ import annotations

from pathlib import Path

import pytest

from indexer import batches
from indexer.batch_reading import FileToRead
from indexer.batches import batches_of, processes_for


def _files(root: Path, sizes: list[int]) -> list[FileToRead]:
    for number, size in enumerate(sizes):
        (root / f"{number}.md").write_bytes(b"x" * size)
    return [FileToRead(f"{number}.md") for number in range(len(sizes))]


def test_files_keep_their_order_and_batches_their_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_BYTES", 10)
    files = _files(tmp_path, [4, 4, 4, 30, 1, 1])
    found = [[file.path for file in batch] for batch in batches_of(tmp_path, files)]
    assert found == [["0.md", "1.md"], ["2.md"], ["3.md"], ["4.md", "5.md"]]


def test_a_file_that_is_gone_is_in_a_batch_all_the_same(tmp_path: Path) -> None:
    assert list(batches_of(tmp_path, [FileToRead("gone.md")])) == [[FileToRead("gone.md")]]


def test_nothing_to_read_is_no_batch(tmp_path: Path) -> None:
    assert list(batches_of(tmp_path, [])) == []


def test_little_is_read_by_one_process_and_much_by_one_for_each_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "LEAST_FOR_PROCESSES", 10)
    monkeypatch.setattr(batches, "_cores", lambda: 4)
    files = [file.path for file in _files(tmp_path, [4, 4, 4])]
    assert processes_for(tmp_path, files[:2], None) == 1
    assert processes_for(tmp_path, files, None) == 4
    assert processes_for(tmp_path, files[:1], 3) == 3
    assert processes_for(tmp_path, files, 1) == 1
