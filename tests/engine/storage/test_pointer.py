from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import IndexDamaged
from engine.file_errors import IndexInaccessible
from engine.storage.pointer import read_pointer, remove_half_written_pointer, write_pointer


@pytest.fixture
def index(tmp_path: Path) -> Path:
    write_pointer(tmp_path, 7)
    return tmp_path


def test_what_was_written_is_read(index: Path) -> None:
    publication = read_pointer(index)
    assert publication and publication.number == 7
    assert publication == read_pointer(index)


def test_nothing_was_ever_published(tmp_path: Path) -> None:
    assert read_pointer(tmp_path) is None
    assert read_pointer(tmp_path / "missing") is None


def test_the_same_number_written_again_is_another_publication(index: Path) -> None:
    before = read_pointer(index)
    write_pointer(index, 7)
    assert read_pointer(index) != before


KINDS: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "circle": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_pointer_of_a_wrong_kind_is_named_and_never_waited_for(index: Path, kind: str) -> None:
    (index / "CURRENT").unlink()
    KINDS[kind](index / "CURRENT")
    with pytest.raises(IndexInaccessible, match=r"/CURRENT: .*remove it"):
        read_pointer(index)


def test_a_broken_link_is_damage_that_a_build_mends(index: Path) -> None:
    (index / "CURRENT").unlink()
    (index / "CURRENT").symlink_to("nowhere")
    with pytest.raises(IndexDamaged, match="is a broken link; run quire build"):
        read_pointer(index)
    write_pointer(index, 8)
    publication = read_pointer(index)
    assert publication and publication.number == 8
    assert not (index / "nowhere").exists()


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_an_index_that_is_no_folder_is_named(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "index")
    with pytest.raises(IndexInaccessible, match=r"index: is (not a folder|a broken link); remove it"):
        read_pointer(tmp_path / "index")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE])
def test_a_pointer_that_cannot_be_read_is_not_taken_for_damage(
    index: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(path: Path, _: int) -> int:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(IndexInaccessible, match=r"CURRENT: .*; ") as caught:
        read_pointer(index)
    assert caught.value.errno == number


def test_a_huge_pointer_is_not_read(index: Path) -> None:
    (index / "CURRENT").write_bytes(b"0" * 1_000_000)
    with pytest.raises(IndexDamaged, match="quire build --full"):
        read_pointer(index)


def test_what_a_killed_publication_left_is_overwritten_and_removed(index: Path) -> None:
    for _ in range(2):
        (index / ".CURRENT.new").write_text("000")
        write_pointer(index, 9)
        assert [path.name for path in index.iterdir()] == ["CURRENT"]
    (index / ".CURRENT.new").write_text("000")
    remove_half_written_pointer(index)
    remove_half_written_pointer(index)
    assert [path.name for path in index.iterdir()] == ["CURRENT"]
