from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import durability
from engine.errors import IndexDamaged, IndexMissing, QuireError
from engine.file_errors import IndexInaccessible
from engine.storage.generations import Generations
from engine.storage.manifest import Manifest, check_files, read_manifest


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


def test_an_earlier_generation_can_be_named(generations: Generations) -> None:
    _publish(generations, 3)
    assert generations.roll_back(1) == 1
    assert generations.current_number() == 1
    for number, why in (
        (1, "generation 1 is in use already"),
        (2, r"generation 2 was rolled back.*next build removes it.*quire build"),
        (9, "no generation 9 before 1"),
    ):
        with pytest.raises(QuireError, match=why):
            generations.roll_back(number)
    assert generations.current_number() == 1


def test_what_was_rolled_back_is_not_gone_back_to(generations: Generations) -> None:
    _publish(generations, 3)
    generations.roll_back()
    generations.roll_back()
    assert _publish(generations) == 4
    assert (generations.current_number(), generations.numbers()) == (4, [1, 4])
    assert generations.roll_back() == 1


def test_what_was_finished_and_never_published_is_not_gone_back_to(generations: Generations) -> None:
    _publish(generations)
    _finish(generations)
    assert _publish(generations) == 3
    assert generations.numbers() == [1, 3]
    assert generations.roll_back() == 1


@pytest.mark.parametrize("damage", ["lost file", "changed file", "no manifest", "other version"])
def test_a_rollback_passes_over_a_generation_that_cannot_be_used(
    generations: Generations, damage: str
) -> None:
    _publish(generations, 3)
    file, manifest = generations.path(2) / "sub/2.txt", generations.path(2) / "manifest.json"
    if damage == "lost file":
        file.unlink()
    elif damage == "changed file":
        file.write_text("y")
    elif damage == "no manifest":
        manifest.unlink()
    else:
        manifest.write_text(manifest.read_text().replace('"format_version":', '"format_version":9'))
    assert generations.roll_back() == 1
    with pytest.raises(QuireError, match="nothing was changed"):
        generations.roll_back()


def test_a_generation_that_may_be_published_is_not_withdrawn(generations: Generations) -> None:
    _publish(generations)
    number = _finish(generations)
    (generations.index / "CURRENT").rename(generations.index / "elsewhere")
    (generations.index / "CURRENT").mkdir()
    generations.withdraw(number)
    assert generations.numbers() == [1, 2]
    (generations.index / "CURRENT").rmdir()
    (generations.index / "elsewhere").rename(generations.index / "CURRENT")
    generations.withdraw(1)
    generations.withdraw(number)
    assert generations.numbers() == [1]


def test_a_finished_generation_has_its_name_on_the_disk_before_the_pointer_names_it(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    sync_file = durability.sync_file

    def recording(path: Path) -> None:
        sync_file(path)
        present = (generations.index / "generations/00000001").exists()
        synced.append(f"{path.name} {'renamed' if present else 'unfinished'}")

    monkeypatch.setattr(durability, "sync_file", recording)
    _publish(generations)
    order = ["1.txt unfinished", "generations renamed", ".CURRENT.new renamed", "index renamed"]
    assert sorted(order, key=synced.index) == order


def test_hidden_files_of_a_desktop_are_no_part_of_a_generation(generations: Generations) -> None:
    number, folder = generations.begin(None)
    (folder / "sub").mkdir()
    for name in ("a", ".DS_Store", "sub/.nfs0001", "sub/b"):
        (folder / name).write_text(name)
    generations.finish(folder, Manifest(number, "", "", {}, ()))
    assert set(read_manifest(generations.path(number)).files) == {"a", "sub/b"}
    _, following = generations.begin(number)
    assert {path.name for path in following.rglob("*")} == {"a", "sub", "b"}


@pytest.mark.parametrize("change", ["begin", "publish"])
def test_a_generation_that_is_dropped_vanishes_in_one_step(
    generations: Generations, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    number = _publish(generations, 3)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    number = _publish(generations)
    assert generations.numbers() == [2, 3, 4]
    assert (generations.index / "generations/00000001.old/manifest.json").exists()
    monkeypatch.undo()
    getattr(generations, change)(number if change == "publish" else None)
    left = (generations.index / "generations/00000001.old").exists()
    assert left == (change == "publish")


def test_what_cannot_be_dropped_does_not_undo_the_publication(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(generations, 3)
    number = _finish(generations)

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        generations.publish(number)
    assert (generations.current_number(), generations.numbers()) == (4, [1, 2, 3, 4])
    _publish(generations)
    assert generations.numbers() == [3, 4, 5]


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: path.symlink_to("/")])
def test_leftovers_of_any_kind_are_removed(generations: Generations, make: Callable[[Path], None]) -> None:
    number = _publish(generations)
    make(generations.index / "generations/00000008.new")
    (generations.index / ".CURRENT.new").write_text("0000")
    generations.discard(generations.begin(number)[1])
    assert [path.name for path in (generations.index / "generations").iterdir()] == ["00000001"]
    assert not (generations.index / ".CURRENT.new").exists()


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_generations_that_are_no_folder_are_named(
    generations: Generations, make: Callable[[Path], None]
) -> None:
    generations.index.mkdir()
    make(generations.index / "generations")
    for failing in (generations.current, lambda: generations.begin(None)):
        with pytest.raises(IndexInaccessible, match=r"index/generations: is not a folder; remove it"):
            failing()


def test_numbers_go_on_past_eight_digits(generations: Generations) -> None:
    generations.path(99_999_999).mkdir(parents=True)
    assert _publish(generations) == 100_000_000
    assert generations.current_number() == 100_000_000


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
