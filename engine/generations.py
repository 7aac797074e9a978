"""The folder of an index: numbered generations, and the pointer that names the current one.

    index/CURRENT                     the pointer: the number of the published generation
    index/build.lock                  held by the build under way
    index/generations/00000007/       manifest.json, whoosh/, arrays/
    index/generations/00000008.new/   a build under way, or left by one that was killed

A generation never changes once it is published. Publishing is one atomic rename of the pointer.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

from engine.durability import replace_text, sync_tree
from engine.errors import IndexDamaged, IndexMissing, QuireError
from engine.manifest import MANIFEST_NAME, Manifest, file_entry

KEPT_GENERATIONS = 3

_POINTER = "CURRENT"
_GENERATIONS = "generations"
_UNFINISHED = ".new"
_NUMBER = re.compile(r"\d{8}\Z")


class Generations:
    """The generations in one index folder. Changing them is for the holder of the build lock."""

    def __init__(self, index: Path) -> None:
        self.index = index
        self._folder = index / _GENERATIONS
        self._pointer = index / _POINTER

    def current_number(self) -> int | None:
        """The published generation, or None when nothing was ever published.

        Raises IndexDamaged when the pointer cannot be understood.
        """
        try:
            text = self._pointer.read_text(encoding="utf-8", errors="replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise IndexDamaged(f"{self._pointer}: {error.strerror}; check its permissions") from error
        if not _NUMBER.match(text):
            raise IndexDamaged(f"{self._pointer}: does not name a generation; run quire build --full")
        return int(text)

    def current(self) -> Path:
        """The folder of the published generation; raises IndexMissing when there is none."""
        number = self.current_number()
        if number is None:
            raise IndexMissing(f"{self.index}: holds no index; run quire build")
        return self.path(number)

    def path(self, number: int) -> Path:
        """The folder of a generation."""
        return self._folder / f"{number:08d}"

    def numbers(self) -> list[int]:
        """The finished generations on disk, ascending."""
        if not self._folder.is_dir():
            return []
        return sorted(int(path.name) for path in self._folder.iterdir() if _NUMBER.match(path.name))

    def begin(self, base: int | None) -> tuple[int, Path]:
        """A new unfinished generation, holding hard links to the files of ``base``: (number, folder).

        What a killed build left is removed first.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        for leftover in self._folder.glob(f"*{_UNFINISHED}"):
            shutil.rmtree(leftover)
        number = max([*self.numbers(), self.current_number_or_zero()]) + 1
        folder = self._folder / f"{number:08d}{_UNFINISHED}"
        folder.mkdir(mode=0o755)
        if base is not None:
            _link_tree(self.path(base), folder)
        return number, folder

    def current_number_or_zero(self) -> int:
        """The published generation's number; 0 when there is none or the pointer is broken."""
        try:
            return self.current_number() or 0
        except IndexDamaged:
            return 0

    def finish(self, folder: Path, manifest: Manifest) -> Path:
        """Seal an unfinished generation: checksums into the manifest, everything to the disk, its own name.

        Returns the new folder. It is not published yet.
        """
        names = sorted(
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and path.name != MANIFEST_NAME
        )
        replace(manifest, files={name: file_entry(folder / name) for name in names}).write(folder)
        sync_tree(folder)
        finished = self.path(manifest.generation)
        folder.rename(finished)
        return finished

    def publish(self, number: int) -> None:
        """Make a finished generation the current one, in one step, and drop those no longer kept."""
        replace_text(self._pointer, f"{number:08d}\n")
        for old in self.numbers():
            if old not in self._kept(number):
                shutil.rmtree(self.path(old), ignore_errors=True)

    def discard(self, folder: Path) -> None:
        """Remove a generation that was not published."""
        shutil.rmtree(folder, ignore_errors=True)

    def roll_back(self) -> int:
        """Publish the generation before the current one; returns its number.

        Raises QuireError when there is none.
        """
        current = self.current_number()
        if current is None:
            raise IndexMissing(f"{self.index}: holds no index; run quire build")
        earlier = [number for number in self.numbers() if number < current]
        if not earlier:
            raise QuireError(f"{self.index}: no generation before {current} is kept; nothing was changed")
        replace_text(self._pointer, f"{earlier[-1]:08d}\n")
        return earlier[-1]

    def _kept(self, current: int) -> set[int]:
        return {current, *self.numbers()[-KEPT_GENERATIONS:]}


def _link_tree(source: Path, target: Path) -> None:
    """Hard-link all files but the manifest; copy where the file system has no hard links."""
    for path in source.rglob("*"):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir(exist_ok=True)
        elif path.name != MANIFEST_NAME:
            try:
                os.link(path, copy)
            except OSError:
                shutil.copy2(path, copy)
