from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from engine.errors import IndexDamaged, IndexMissing, QuireError
from engine.generations import Generations
from engine.manifest import Manifest, check_files, read_manifest


def _finish(generations: Generations, content: str = "x", base: int | None = None) -> int:
    number, folder = generations.begin(base)
    (folder / "sub").mkdir(exist_ok=True)
    (folder / "sub" / f"{number}.txt").write_text(content)
    generations.finish(folder, Manifest(number, "", "", {}, ()))
    return number


def _publish(generations: Generations, count: int = 1) -> int:
    for _ in range(count):
        number = _finish(generations)
        generations.publish(number)
    return number


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "index")


def test_an_empty_place_holds_no_index(generations: Generations) -> None:
    assert generations.current_number() is None
    assert generations.numbers() == []
    for failing in (generations.current, generations.roll_back):
        with pytest.raises(IndexMissing, match="run quire build"):
            failing()


def test_an_index_that_is_a_file_holds_no_index(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(IndexMissing):
        Generations(tmp_path / "index").current()


def test_a_finished_generation_is_not_current_before_it_is_published(generations: Generations) -> None:
    number = _finish(generations)
    assert generations.current_number() is None
    generations.publish(number)
    assert generations.current() == generations.path(number)
    assert (generations.current() / "sub/1.txt").read_text() == "x"


def test_an_unfinished_generation_is_not_counted(generations: Generations) -> None:
    _, folder = generations.begin(None)
    assert folder.is_dir()
    assert generations.numbers() == []


@pytest.mark.parametrize("content", [b"", b"7", b"0000000a", b"00000001x", b"\xff\xfe", b"../../etc"])
def test_a_pointer_that_names_no_generation_is_damage_with_a_remedy(
    generations: Generations, content: bytes
) -> None:
    _publish(generations)
    (generations.index / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamaged, match="quire build --full"):
        generations.current_number()
    assert generations.current_number_or_zero() == 0


def test_a_pointer_that_is_a_folder_is_damage(generations: Generations) -> None:
    (generations.index / "CURRENT").mkdir(parents=True)
    with pytest.raises(IndexDamaged):
        generations.current_number()


def test_a_number_is_never_used_twice(generations: Generations) -> None:
    _publish(generations, 2)
    (generations.index / "CURRENT").write_text("broken")
    assert generations.begin(None)[0] == 3


def test_a_base_is_linked_and_not_copied(generations: Generations) -> None:
    number = _publish(generations)
    _, folder = generations.begin(number)
    old, new = generations.path(number) / "sub/1.txt", folder / "sub/1.txt"
    assert old.stat().st_ino == new.stat().st_ino
    assert not (folder / "manifest.json").exists()


def test_a_file_system_without_links_gets_copies(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _publish(generations)

    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    _, folder = generations.begin(number)
    assert (folder / "sub/1.txt").read_text() == "x"
    assert (folder / "sub/1.txt").stat().st_nlink == 1


def test_begin_removes_what_a_killed_build_left(generations: Generations) -> None:
    _, first = generations.begin(None)
    (first / "half").write_text("")
    _, second = generations.begin(None)
    assert first == second
    assert list(second.iterdir()) == []


def test_finishing_seals_every_file_by_its_checksum(generations: Generations) -> None:
    number = _finish(generations)
    manifest = read_manifest(generations.path(number))
    assert set(manifest.files) == {"sub/1.txt"}
    check_files(generations.path(number), manifest)


def test_publishing_drops_all_but_the_last_three(generations: Generations) -> None:
    _publish(generations, 5)
    assert generations.numbers() == [3, 4, 5]


def test_rolling_back_goes_one_back_each_time_and_stops_at_the_oldest(generations: Generations) -> None:
    _publish(generations, 3)
    assert [generations.roll_back(), generations.roll_back()] == [2, 1]
    with pytest.raises(QuireError, match="no generation before 1"):
        generations.roll_back()
    assert generations.current_number() == 1


def test_publishing_after_a_rollback_keeps_the_new_one(generations: Generations) -> None:
    _publish(generations, 3)
    generations.roll_back()
    assert _publish(generations) == 4
    assert generations.current_number() == 4


def test_the_pointer_is_replaced_in_one_step(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(generations)
    number = _finish(generations)

    def die(*_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            generations.publish(number)
    assert generations.current_number() == 1
    assert sorted(path.name for path in generations.index.iterdir()) == ["CURRENT", "generations"]


def test_others_may_not_write_to_a_generation(generations: Generations) -> None:
    _, folder = generations.begin(None)
    assert not stat.S_IMODE(folder.stat().st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
