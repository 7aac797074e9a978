"""Making what was written survive a power cut: Whoosh itself never syncs."""

from __future__ import annotations

import errno
import os
from pathlib import Path

# What file systems answer that cannot sync a folder: there is nothing more to be done on them.
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})


def sync_file(path: Path) -> None:
    """Force a file's content to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Force a folder's entries to the disk: what was made, renamed or removed in it."""
    try:
        sync_file(path)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def sync_tree(folder: Path) -> None:
    """Force every file and folder below ``folder``, and the folder itself, to the disk."""
    for root, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync_file(Path(root, name))
        sync_folder(Path(root))


def make_folder(path: Path) -> None:
    """Make a folder that is still there after a power cut, with the folders above it that are missing."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in reversed(missing):
        sync_folder(folder.parent)


def rename_durably(path: Path, target: Path) -> None:
    """Rename within one folder; the new name is on the disk afterwards."""
    path.rename(target)
    sync_folder(target.parent)


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that readers see the old text or the new one and nothing between.

    For one writer at a time. A writer that is killed leaves ``temporary_for(path)``; the next replaces it.
    """
    replace_bytes(path, text.encode())


def replace_bytes(path: Path, content: bytes, mode: int | None = None) -> None:
    """``replace_text`` of bytes; ``mode`` is what the file may be used for, by default as for a new one."""
    temporary = temporary_for(path)
    try:
        temporary.unlink(missing_ok=True)
        temporary.write_bytes(content)
        if mode is not None:
            temporary.chmod(mode)
        sync_file(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def temporary_for(path: Path) -> Path:
    """Where ``replace_text`` writes first: hidden, beside the file."""
    return path.with_name(f".{path.name}.new")
