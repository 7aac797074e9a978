"""What the file system refuses, as one line: which path, why, and what its user can do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import QuireError

_OTHER_FOLDER = "or name another folder with --index"
_FREE_SPACE = f"free some space {_OTHER_FOLDER}"
_PERMISSIONS = f"give this user access to it {_OTHER_FOLDER}"
_OPEN_FILES = "allow this process more open files (ulimit -n) and try again"
_WRONG_KIND = f"remove it and try again, {_OTHER_FOLDER}"
_LOCAL_DISK = "its file system cannot lock; name a folder on a local disk with --index"

_REMEDIES = {
    errno.ENOSPC: _FREE_SPACE,
    errno.EDQUOT: _FREE_SPACE,
    errno.EROFS: f"make it writable {_OTHER_FOLDER}",
    errno.EACCES: _PERMISSIONS,
    errno.EPERM: _PERMISSIONS,
    errno.EMFILE: _OPEN_FILES,
    errno.ENFILE: _OPEN_FILES,
    errno.EISDIR: _WRONG_KIND,
    errno.ENOTDIR: _WRONG_KIND,
    errno.EEXIST: _WRONG_KIND,
    errno.ELOOP: _WRONG_KIND,
    errno.ENXIO: _WRONG_KIND,
    errno.ENOLCK: _LOCAL_DISK,
    errno.EOPNOTSUPP: _LOCAL_DISK,
}
_ANY_OTHER = f"check the disk {_OTHER_FOLDER}"


class IndexInaccessible(QuireError, OSError):
    """The index folder or a file in it cannot be read or written; ``errno`` says why where the system did."""


@contextmanager
def explained(index: Path) -> Iterator[None]:
    """Raise what the file system refuses below ``index`` as IndexInaccessible.

    Errors that name a path elsewhere, such as one in the corpus, pass as they are.
    """
    try:
        yield
    except QuireError:
        raise
    except OSError as error:
        if not _concerns(error, index):
            raise
        raise explain(error, index) from error


def explain(error: OSError, path: Path) -> IndexInaccessible:
    """The error as one line with a remedy; ``path`` is named where the error itself names none."""
    named = _path_of(error) or path
    explained_error = IndexInaccessible(
        f"{named}: {error.strerror or error}; {_REMEDIES.get(error.errno or 0, _ANY_OTHER)}"
    )
    explained_error.errno = error.errno
    return explained_error


def _concerns(error: OSError, index: Path) -> bool:
    """Whether the error is of the index, of a folder above it or of no path at all."""
    named = _path_of(error)
    if named is None:
        return True
    # Not resolve(): it fails where links lead in a circle.
    path, place = (Path(os.path.abspath(name)) for name in (named, index))  # noqa: PTH100
    return path.is_relative_to(place) or place.is_relative_to(path)


def _path_of(error: OSError) -> Path | None:
    # Calls on an open file give its number as the name, or nothing.
    return Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else None
