"""Two throwaway indexes for a preview: what is published, and what an edited corpus would make of it.

    index/desk/preview/build.lock     held by the preview under way
    index/desk/preview/before/        the published generation
    index/desk/preview/after/         the same to begin with, then built on

Both are hard links to the published generation's files, which never change, so they take next to no time and
space. The published index is only read, and its lock is not taken: a build may publish meanwhile. What a
killed preview has left is removed by the next one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desk.golden.quality_file import QualityFile
from engine.durability import make_folder
from engine.errors import IndexDamaged, IndexMissing, QuireError
from engine.file_errors import explained
from engine.storage.build_lock import build_lock
from engine.storage.generation_files import link_files
from engine.storage.generations import Generations
from engine.storage.manifest import MANIFEST_NAME, Manifest, read_manifest
from engine.storage.pointer import write_pointer

_COPIES = ("before", "after")
# A generation may be dropped while it is linked; by then a newer one is published.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class PreviewIndexes:
    """Folders of the two indexes, and the manifest of the generation that both begin with."""

    before: Path
    after: Path
    base: Manifest


def preview_folder(index: Path) -> Path:
    """Where the preview of an index works."""
    return index / "desk" / "preview"


@contextmanager
def preview_indexes(index: Path) -> Iterator[PreviewIndexes]:
    """The two indexes, both the published generation; gone at the end.

    Raises IndexMissing where nothing is published, IndexLocked while another preview is under way, and
    IndexInaccessible where the index folder cannot be written to.
    """
    _check_published(index)
    folder = preview_folder(index)
    with build_lock(folder), explained(index):
        try:
            yield _fresh(index, folder)
        finally:
            _remove(folder)


def _check_published(index: Path) -> None:
    if Generations(index).published() is None:
        raise IndexMissing(f"{index}: holds no index; run quire build")


def _fresh(index: Path, folder: Path) -> PreviewIndexes:
    for attempt in range(_ATTEMPTS):
        _clear(folder)
        number = Generations(index).current_number()
        try:
            if number is not None:
                before, after = (folder / name for name in _COPIES)
                _link(index, number, before)
                base = _link(index, number, after)
                QualityFile(index).copy_to(after)
                return PreviewIndexes(before, after, base)
        except (IndexDamaged, FileNotFoundError):
            dropped = Generations(index).current_number() != number
            if not dropped or attempt == _ATTEMPTS - 1:
                raise
    raise IndexMissing(f"{index}: holds no index; run quire build")


def _link(index: Path, number: int, target: Path) -> Manifest:
    """An index of its own with this generation alone."""
    source = Generations(index).path(number)
    linked = Generations(target).path(number)
    make_folder(linked)
    manifest = read_manifest(source)
    link_files(source, linked)
    shutil.copy2(source / MANIFEST_NAME, linked)
    missing = next((name for name in manifest.files if not (linked / name).exists()), None)
    if missing is not None:
        raise IndexDamaged(f"{source / missing}: is gone; run quire build --full")
    write_pointer(target, number)
    return manifest


def _clear(folder: Path) -> None:
    _remove(folder)
    left = next((name for name in _COPIES if (folder / name).exists()), None)
    if left is not None:
        raise QuireError(f"{folder / left}: cannot be removed; remove it and try again")


def _remove(folder: Path) -> None:
    for name in _COPIES:
        shutil.rmtree(folder / name, ignore_errors=True)
