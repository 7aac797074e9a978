from __future__ import annotations

import json
import os
import pickle
from pathlib import Path
from typing import Any

import pytest
from whoosh import index as index_module
from whoosh.filedb.filestore import FileStorage

import engine
from engine.errors import IndexDamaged, IndexMismatch
from engine.storage.manifest import DocumentEntry, LeftOut, Manifest, check_files, file_entry, read_manifest
from tests.engine.small_index import publish, section


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A sound index."""
    publish(tmp_path / "index", [section("a", "Green leaves steep.")])
    return tmp_path / "index"


@pytest.fixture
def generation(index: Path) -> Path:
    return index / "generations/00000001"


class Planted:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, (str(self.path),))


def _rewrite(generation: Path, **members: Any) -> None:
    path = generation / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | members))


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    documents = {"dir/ä\udcff.md": DocumentEntry("ab", 3, 4, 5, 6), "b.md": DocumentEntry("cd", 1, 0, 2, 3)}
    manifest = Manifest(
        7, "2024", "/c", documents, (LeftOut("x", "empty"),), {"f": file_entry(Path(__file__))}
    )
    manifest.write(tmp_path)
    assert read_manifest(tmp_path) == manifest
    assert (manifest.sections, manifest.passages, manifest.index_version) == (7, 9, "00000007")


def test_a_sound_generation_passes(generation: Path) -> None:
    check_files(generation, read_manifest(generation))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "3",
        '"x"',
        "{}",
        "[" * 100_000,
        "\x00",
        '{"format_version": 2, "analysis_version": 1}',
    ],
    ids=range(10),
)
def test_a_broken_manifest_is_damage_with_a_remedy(generation: Path, content: str) -> None:
    (generation / "manifest.json").write_text(content)
    with pytest.raises((IndexDamaged, IndexMismatch), match="run quire build"):
        read_manifest(generation)


@pytest.mark.parametrize(
    "members",
    [{"documents": []}, {"documents": {"a": 3}}, {"files": None}, {"left_out": [3]}, {"unheard_of": 1}],
    ids=str,
)
def test_a_manifest_with_wrong_members_is_damage(generation: Path, members: dict[str, Any]) -> None:
    _rewrite(generation, **members)
    with pytest.raises(IndexDamaged, match="run quire build"):
        read_manifest(generation)


@pytest.mark.parametrize("member", ["format_version", "analysis_version"])
def test_another_version_is_a_mismatch_that_says_what_to_do(generation: Path, member: str) -> None:
    _rewrite(generation, **{member: 99})
    with pytest.raises(IndexMismatch, match=r"99.*run quire build"):
        read_manifest(generation)


def test_a_file_of_another_size_or_content_or_gone_is_damage(generation: Path) -> None:
    manifest = read_manifest(generation)
    for name in manifest.files:
        path = generation / name
        content = path.read_bytes()
        for damaged in (content + b"x", content[:-1] + bytes([content[-1] ^ 1])):
            path.write_bytes(damaged)
            with pytest.raises(IndexDamaged, match=path.name):
                check_files(generation, manifest)
        path.unlink()
        with pytest.raises(IndexDamaged, match=path.name):
            check_files(generation, manifest)
        path.write_bytes(content)
    check_files(generation, manifest)


def _contents_with(path: Path, number: int, pickled: bytes) -> None:
    """A table of contents as Whoosh writes it, with ``pickled`` where the schema stands."""
    stream = FileStorage(str(path.parent)).create_file(path.name)
    for size in (index_module._INT_SIZE, index_module._LONG_SIZE, index_module._FLOAT_SIZE):
        stream.write_varint(size)
    stream.write_int(-12345)
    stream.write_int(index_module._CURRENT_TOC_VERSION)
    for part in (2, 7, 4):
        stream.write_varint(part)
    stream.write_string(pickled)
    stream.write_int(number)
    stream.close()


def test_the_planted_contents_would_run_code_in_whoosh(generation: Path, tmp_path: Path) -> None:
    _contents_with(generation / "whoosh/_MAIN_99.toc", 99, pickle.dumps(Planted(tmp_path / "ran"), 2))
    with pytest.raises(Exception):  # noqa: B017  # whatever Whoosh makes of the rest
        FileStorage(str(generation / "whoosh")).open_index()
    assert (tmp_path / "ran").exists()


@pytest.mark.parametrize("number", [1, 99], ids=["in place of the contents", "as newer contents"])
def test_a_planted_pickle_is_refused_before_whoosh_opens_it(
    generation: Path, index: Path, tmp_path: Path, number: int
) -> None:
    planted = generation / f"whoosh/_MAIN_{number}.toc"
    _contents_with(planted, number, pickle.dumps(Planted(tmp_path / "ran"), 2))
    with pytest.raises(IndexDamaged, match=f"{planted.name}.*quire build --full"):
        engine.open(index)
    assert not (tmp_path / "ran").exists()


def test_an_index_of_another_format_is_refused_before_whoosh_opens_it(
    generation: Path, index: Path, tmp_path: Path
) -> None:
    _contents_with(generation / "whoosh/_MAIN_1.toc", 1, pickle.dumps(Planted(tmp_path / "ran"), 2))
    _rewrite(generation, format_version=99, files={})
    with pytest.raises(IndexMismatch, match="run quire build"):
        engine.open(index)
    assert not (tmp_path / "ran").exists()


def test_what_a_desktop_leaves_in_a_folder_is_no_damage(generation: Path, index: Path) -> None:
    (generation / "whoosh/.DS_Store").write_bytes(b"x")
    assert engine.open(index).status().documents == 1
