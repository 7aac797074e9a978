"""The files that a generation is made of: which they are, shared with the next generation, removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from engine.storage.manifest import MANIFEST_NAME


def files_of(folder: Path) -> Iterator[str]:
    """The files of a generation by their paths in it.

    Hidden ones are none of them: desktops and network file systems leave and change theirs at any time.
    """
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def link_files(source: Path, target: Path) -> None:
    """Hard-link all files but the manifest; copy where the file system has no hard links.

    What is linked is never written to from then on, only replaced: an earlier generation has it too.
    """
    for name in files_of(source):
        if name == MANIFEST_NAME:
            continue
        linked = target / name
        linked.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / name, linked)
        except OSError:
            shutil.copy2(source / name, linked)


def remove(path: Path) -> None:
    """Remove a folder with all in it, a file, or a link but not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
