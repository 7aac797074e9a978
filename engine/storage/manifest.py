"""The manifest of a generation: what it is made of, checked before anything else of it is opened.

Whoosh unpickles the schema when it opens an index, so a planted or damaged file must be noticed first.
"""

from __future__ import annotations

import errno
import hashlib
import json
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from engine.errors import IndexDamaged, IndexMismatch, QuireError
from engine.file_errors import explain
from engine.words.analysis import ANALYSIS_VERSION

FORMAT_VERSION = 6
MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the generation: its size in bytes and the SHA-256 of its content."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """An indexed file: the SHA-256 of its content, and what the file system said of it when it was read.

    ``size`` and ``mtime_ns`` let the next build pass over it unread; ``mtime_ns`` is 0 where the file was
    too fresh to be trusted (a second write within the clock's grain would not show). ``date`` is the
    document's own (``2024-05-01``) or None.
    """

    sha256: str
    size: int
    mtime_ns: int
    sections: int
    passages: int
    date: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not be indexed, and why.

    ``size`` and ``mtime_ns`` are as in ``DocumentEntry`` where its content was the reason; a file that could
    not even be read has 0 there and is tried again by every build.
    """

    path: str
    reason: str
    size: int = 0
    mtime_ns: int = 0


@dataclass(frozen=True)
class Manifest:
    """What a generation holds. ``built`` is an ISO 8601 time in UTC, ``corpus`` the folder it was made of."""

    generation: int
    built: str
    corpus: str
    documents: dict[str, DocumentEntry]
    left_out: tuple[LeftOut, ...]
    files: dict[str, FileEntry] = field(default_factory=dict)
    splitter: dict[str, Any] = field(default_factory=dict)
    format_version: int = FORMAT_VERSION
    analysis_version: int = ANALYSIS_VERSION

    @cached_property
    def sections(self) -> int:
        """How many sections the generation holds."""
        return sum(document.sections for document in self.documents.values())

    @property
    def passages(self) -> int:
        """How many passages the generation holds."""
        return sum(document.passages for document in self.documents.values())

    @property
    def index_version(self) -> str:
        """The name under which answers cite this generation."""
        return f"{self.generation:08d}"

    def write(self, folder: Path) -> None:
        """Write the manifest into the generation's folder."""
        text = json.dumps(_plain(self), ensure_ascii=True, separators=(",", ":"), default=_plain)
        (folder / MANIFEST_NAME).write_text(text, encoding="ascii")


_MEMBERS = {
    record: attrgetter(*(member.name for member in fields(record)))
    for record in (FileEntry, DocumentEntry, LeftOut)
}


def _plain(record: Manifest | DocumentEntry | LeftOut | FileEntry) -> dict[str, Any] | tuple[Any, ...]:
    """The members of a record; those of the records in it are for the next call.

    Of the manifest by name; the others, of which there are many, are told by the order of their members.
    """
    if isinstance(record, Manifest):
        return {member.name: getattr(record, member.name) for member in fields(record)}
    values: tuple[Any, ...] = _MEMBERS[type(record)](record)
    return values


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation.

    Raises IndexMismatch when another version wrote it, IndexDamaged when it is missing or broken.
    """
    path = folder / MANIFEST_NAME
    try:
        values = json.loads(path.read_text(encoding="ascii"))
        format_version, analysis_version = values["format_version"], values["analysis_version"]
    except OSError as error:
        raise _refused(error, path) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise IndexDamaged(f"{path}: cannot be read ({error}); run quire build --full") from error
    difference = version_difference(format_version, analysis_version)
    if difference:
        raise IndexMismatch(f"{folder}: {difference}; run quire build")
    try:
        return _from_values(values)
    except (KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(f"{path}: lacks or mistakes {error}; run quire build --full") from error


def version_difference(format_version: object, analysis_version: object) -> str | None:
    """In what the index differs from this program, or None."""
    if format_version != FORMAT_VERSION:
        return f"the index has format {format_version}, this program writes {FORMAT_VERSION}"
    if analysis_version != ANALYSIS_VERSION:
        return f"the index has analysis version {analysis_version}, this program has {ANALYSIS_VERSION}"
    return None


def file_entry(path: Path) -> FileEntry:
    """Size and checksum of a file as it is now."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileEntry(path.stat().st_size, digest)


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file of the generation with the manifest; raises IndexDamaged at a difference.

    A file that the manifest does not name is a difference too: Whoosh would open a newer table of contents.
    """
    _check_nothing_added(folder, manifest)
    for name, expected in manifest.files.items():
        path = folder / name
        try:
            if path.stat().st_size != expected.size:
                raise IndexDamaged(f"{path}: is not of the size in the manifest; run quire build --full")
            if file_entry(path) != expected:
                raise IndexDamaged(f"{path}: is not what the manifest says; run quire build --full")
        except OSError as error:
            raise _refused(error, path) from error


def _refused(error: OSError, path: Path) -> QuireError:
    """A missing file is damage; one that cannot be read now says nothing of what is in it."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EISDIR):
        return IndexDamaged(f"{path}: {error.strerror}; run quire build --full")
    return explain(error, path)


def _check_nothing_added(folder: Path, manifest: Manifest) -> None:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        # Desktops leave hidden files of their own in every folder that is looked at; Whoosh reads none.
        if name in manifest.files or name == MANIFEST_NAME or path.name.startswith(".") or path.is_dir():
            continue
        raise IndexDamaged(f"{path}: is not in the manifest; run quire build --full")


def _from_values(values: dict[str, Any]) -> Manifest:
    return Manifest(
        **{
            **values,
            "documents": {path: DocumentEntry(*entry) for path, entry in values["documents"].items()},
            "left_out": tuple(LeftOut(*entry) for entry in values["left_out"]),
            "files": {name: FileEntry(*entry) for name, entry in values["files"].items()},
        }
    )
