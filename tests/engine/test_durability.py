from __future__ import annotations

import errno
import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from engine import durability
from engine.durability import make_folder, rename_durably, replace_text, sync_folder, sync_tree


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is forced to the disk, in order."""
    paths: list[Path] = []
    sync_file = durability.sync_file

    def recording(path: Path) -> None:
        sync_file(path)
        paths.append(path)

    monkeypatch.setattr(durability, "sync_file", recording)
    return paths


def test_every_file_and_folder_is_synced_files_before_their_folder(
    tmp_path: Path, synced: list[Path]
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a").write_text("a")
    (tmp_path / "b").write_text("b")
    sync_tree(tmp_path)
    assert set(synced) == {tmp_path, tmp_path / "b", tmp_path / "sub", tmp_path / "sub/a"}
    assert synced.index(tmp_path / "sub/a") < synced.index(tmp_path / "sub")
    assert synced[-1] == tmp_path


def test_text_is_replaced_and_the_folder_synced_last(tmp_path: Path, synced: list[Path]) -> None:
    (tmp_path / "a").write_text("old")
    replace_text(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text() == "new"
    assert synced[-1] == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_failed_replacement_leaves_the_old_text_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_text(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_new_folder_is_on_the_disk_with_those_above_it(tmp_path: Path, synced: list[Path]) -> None:
    make_folder(tmp_path / "a/b/c")
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a/b"]
    make_folder(tmp_path / "a/b/c")
    assert len(synced) == 3


def test_a_new_name_is_on_the_disk(tmp_path: Path, synced: list[Path]) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a").write_text("")
    rename_durably(tmp_path / "sub/a", tmp_path / "sub/b")
    assert (tmp_path / "sub/b").exists()
    assert synced == [tmp_path / "sub"]


@pytest.mark.parametrize(
    ("number", "fails"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)]
)
def test_a_file_system_that_cannot_sync_folders_is_put_up_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fails: bool
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="error") if fails else nullcontext():
        sync_folder(tmp_path)
