from __future__ import annotations

from pathlib import Path

import pytest

import engine
from desk.previews.preview_index import preview_folder, preview_indexes
from engine.errors import IndexLocked, IndexMissing
from engine.storage.build_lock import build_lock
from engine.storage.generations import Generations
from tests.engine.small_index import publish, section


@pytest.fixture
def index(tmp_path: Path) -> Path:
    publish(tmp_path / "index", [section("a", "Tea keeps for a year.")])
    return tmp_path / "index"


def _contents(index: Path) -> dict[str, bytes]:
    return {
        path.relative_to(index).as_posix(): path.read_bytes()
        for path in index.rglob("*")
        if path.is_file() and not path.is_relative_to(index / "desk")
    }


def test_both_begin_as_what_is_published(index: Path) -> None:
    with preview_indexes(index) as indexes:
        for one in (indexes.before, indexes.after):
            assert engine.open(one).status().index_version == "00000001"
        assert indexes.base.documents.keys() == {"tea.md"}


def test_files_are_shared_and_not_copied(index: Path) -> None:
    with preview_indexes(index) as indexes:
        whoosh = Generations(indexes.after).current() / "whoosh"
        assert all(path.stat().st_nlink == 3 for path in whoosh.iterdir())


def test_nothing_is_left_and_nothing_published_is_changed(index: Path) -> None:
    before = _contents(index)
    with preview_indexes(index) as indexes:
        publish(indexes.after, [section("b", "Milk keeps for a week.", doc="milk.md")])
    assert _contents(index) == before
    assert [path.name for path in preview_folder(index).iterdir()] == ["build.lock"]


def test_what_a_killed_preview_left_is_cleared(index: Path) -> None:
    left = preview_folder(index) / "after" / "generations" / "00000001"
    left.mkdir(parents=True)
    (left / "junk").write_text("junk")
    with preview_indexes(index) as indexes:
        assert engine.open(indexes.after).status().documents == 1
    assert not left.exists()


def test_a_build_may_go_on_meanwhile(index: Path) -> None:
    with preview_indexes(index), build_lock(index):
        pass


def test_one_preview_at_a_time(index: Path) -> None:
    with preview_indexes(index), pytest.raises(IndexLocked), preview_indexes(index):
        pass


def test_there_must_be_something_published(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing), preview_indexes(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
