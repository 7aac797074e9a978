"""The folder of an index: numbered generations, and the pointer that names the current one.

    index/CURRENT                     the pointer: the number of the published generation
    index/build.lock                  held by the build under way
    index/generations/00000007/       manifest.json, whoosh/, arrays/
    index/generations/00000008.new/   a build under way, or left by one that was killed
    index/generations/00000004.old/   being removed, or left by a build that was killed meanwhile

A generation never changes once it is published. Publishing is one atomic rename of the pointer, after
everything that it leads to is on the disk. Readers hold what they have opened: files of a generation that
is removed stay usable until they are closed. That is so on local file systems; on a network file system
another machine may lose them, so an index is served from the machine that builds it, or from a copy.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from engine.durability import make_folder, rename_durably, sync_tree
from engine.errors import IndexDamaged, IndexMismatch, IndexMissing, QuireError
from engine.file_errors import IndexInaccessible
from engine.storage.generation_files import files_of, link_files, remove
from engine.storage.manifest import (
    MANIFEST_NAME,
    FileEntry,
    Manifest,
    check_files,
    file_entry,
    read_manifest,
)
from engine.storage.pointer import Publication, read_pointer, remove_half_written_pointer, write_pointer

KEPT_GENERATIONS = 3

_GENERATIONS = "generations"
_UNFINISHED = ".new"
_DROPPED = ".old"
_NUMBER = re.compile(r"[0-9]{8,12}\Z")


class Generations:
    """The generations in one index folder. Changing them is for the holder of the build lock."""

    def __init__(self, index: Path) -> None:
        self.index = index
        self._folder = index / _GENERATIONS

    def published(self) -> Publication | None:
        """What the pointer says, or None when nothing was ever published.

        Raises IndexDamaged when it cannot be understood, IndexInaccessible when it cannot be read.
        """
        return read_pointer(self.index)

    def current_number(self) -> int | None:
        """The published generation; otherwise like ``published``."""
        publication = self.published()
        return publication.number if publication else None

    def current(self) -> Path:
        """The folder of the published generation; raises IndexMissing when there is none."""
        number = self.current_number()
        self.check_place()
        if number is None:
            raise IndexMissing(f"{self.index}: holds no index; run quire build")
        return self.path(number)

    def path(self, number: int) -> Path:
        """The folder of a generation."""
        return self._folder / f"{number:08d}"

    def check_place(self) -> None:
        """Raise IndexInaccessible when what should be the folder of the generations is something else."""
        present = self._folder.is_symlink() or self._folder.exists()
        if present and not self._folder.is_dir():
            raise IndexInaccessible(f"{self._folder}: is not a folder; remove it, then run quire build")

    def numbers(self) -> list[int]:
        """The finished generations on disk, ascending."""
        if not self._folder.is_dir():
            return []
        return sorted(int(path.name) for path in self._folder.iterdir() if _NUMBER.match(path.name))

    def begin(self, base: int | None) -> tuple[int, Path]:
        """A new unfinished generation, holding hard links to the files of ``base``: (number, folder).

        What killed builds have left is removed first.
        """
        self.check_place()
        make_folder(self._folder)
        self._remove_leftovers()
        number = max([*self.numbers(), self.current_number_or_zero()]) + 1
        folder = self.path(number).with_suffix(_UNFINISHED)
        folder.mkdir(mode=0o755)
        if base is not None:
            link_files(self.path(base), folder)
        return number, folder

    def current_number_or_zero(self) -> int:
        """The published generation's number; 0 when there is none or the pointer does not tell."""
        try:
            return self.current_number() or 0
        except QuireError:
            return 0

    def finish(self, folder: Path, manifest: Manifest, base: Manifest | None = None) -> Path:
        """Seal an unfinished generation: checksums into the manifest, everything to the disk, its own name.

        ``base`` is the manifest of the generation that it was begun from, whose files were compared with it
        since: what both share is not read again. Returns the new folder. It is not published yet.
        """
        names = sorted(name for name in files_of(folder) if name != MANIFEST_NAME)
        shared = self._shared(folder, names, base) if base else {}
        files = {name: shared.get(name) or file_entry(folder / name) for name in names}
        replace(manifest, files=files).write(folder)
        sync_tree(folder)
        finished = self.path(manifest.generation)
        rename_durably(folder, finished)
        return finished

    def _shared(self, folder: Path, names: Iterable[str], base: Manifest) -> dict[str, FileEntry]:
        """What ``base`` says of the files that are hard links to its own."""
        source = self.path(base.generation)
        known = (name for name in names if name in base.files)
        return {name: base.files[name] for name in known if (source / name).samefile(folder / name)}

    def publish(self, number: int) -> None:
        """Make a finished generation the current one, in one step, and drop those no longer kept."""
        kept = self._kept(self.current_number_or_zero(), number)
        write_pointer(self.index, number)
        for old in self.numbers():
            if old not in kept:
                self._drop(old)

    def discard(self, folder: Path) -> None:
        """Remove a generation that was not published."""
        shutil.rmtree(folder, ignore_errors=True)

    def withdraw(self, number: int) -> None:
        """Remove a finished generation whose publication failed, unless it may be published all the same.

        Publishing can fail after its one decisive step, and the pointer may then be unreadable for the same
        reason: only a pointer that is read and names another generation lets this one go.
        """
        try:
            published = self.current_number()
        except QuireError:
            return
        if published != number:
            self.discard(self.path(number))

    def roll_back(self, to: int | None = None) -> int:
        """Publish an earlier generation, by default the last one before the current that is whole.

        Returns its number. Raises QuireError when there is none, or ``to`` is none.
        """
        current = self.current_number()
        if current is None:
            raise IndexMissing(f"{self.index}: holds no index; run quire build")
        wanted = self.numbers() if to is None else {to} & set(self.numbers())
        for number in sorted(wanted, reverse=True):
            if number < current and self._is_whole(number):
                write_pointer(self.index, number)
                return number
        raise QuireError(f"{self.index}: {self._why_not_back(current, to)}; nothing was changed")

    def _why_not_back(self, current: int, to: int | None) -> str:
        if to is None:
            return f"no generation before {current} is kept that this program can use"
        if to == current:
            return f"generation {to} is in use already"
        if to > current and to in self.numbers():
            return (
                f"generation {to} was rolled back and is not published again (the next build removes it); "
                "run quire build, which publishes the documents as they are now"
            )
        return f"no generation {to} before {current} is kept that this program can use"

    def _is_whole(self, number: int) -> bool:
        try:
            check_files(self.path(number), read_manifest(self.path(number)))
        except (IndexDamaged, IndexMismatch):
            return False
        return True

    def _kept(self, before: int, number: int) -> set[int]:
        """The generations to keep once ``number`` follows ``before``.

        Those between the two were rolled back, or never published since their build was killed: a later
        rollback must not come upon them.
        """
        earlier = [other for other in self.numbers() if other <= (before or number) and other != number]
        return {number, *earlier[1 - KEPT_GENERATIONS :]}

    def _drop(self, number: int) -> None:
        """Remove a generation; it vanishes in one step, so that nobody finds half of it."""
        dropped = self.path(number).with_suffix(_DROPPED)
        try:
            self.path(number).rename(dropped)
        except OSError:
            # The new generation is published: what stays behind is dropped with the next.
            return
        shutil.rmtree(dropped, ignore_errors=True)

    def _remove_leftovers(self) -> None:
        remove_half_written_pointer(self.index)
        for path in self._folder.iterdir():
            if path.suffix in (_UNFINISHED, _DROPPED):
                remove(path)
