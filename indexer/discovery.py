"""Finds the documents of a corpus folder."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import CorpusError
from indexer.path_patterns import PathPatterns

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".txt"})
"""The kinds of file that are documents."""

UNREAD_SUFFIXES = frozenset(
    ".pdf .doc .docx .odt .rtf .epub .ppt .pptx .xls .xlsx .csv .tex .rst .adoc .org".split()
)
"""Kinds of document that are not read. Images, scripts and styles are none, and are not spoken of."""

_OWN_FILES = frozenset({"synonyms.txt"})
# Control characters, and the lone surrogates that stand for bytes which are not UTF-8.
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Discovery:
    """``files``: relative paths with forward slashes, ordered by folder, then name.

    ``problems``: what could not be looked into, as ``(relative path, reason)``, in the same order.
    ``unread``: how many documents there are of kinds that are not read, by suffix.
    """

    files: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
    unread: Mapping[str, int] = field(default_factory=dict)


def discover(root: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Discovery:
    """The documents below ``root``, in all its folders.

    Hidden files and folders are left out, and ``synonyms.txt`` at the top, which is no document. A link is
    followed when it stays below ``root`` and leads to what was not found already; a link out of ``root`` is a
    problem, so that indexing a folder never publishes what lies elsewhere. So is a name that is not valid
    UTF-8 or holds control characters.

    With ``include``, only what matches one of its patterns is kept; what matches one of ``exclude`` is not
    (see ``PathPatterns``). Raises ``CorpusError`` when ``root`` is missing, no folder, or cannot be listed.
    """
    _check(root)
    walk = _Walk(os.path.realpath(root), PathPatterns(include), PathPatterns(exclude))
    walk.run()
    return Discovery(
        tuple(sorted(walk.files, key=_by_folder)),
        tuple(sorted(walk.problems, key=lambda problem: _by_folder(problem[0]))),
        dict(sorted(walk.unread.items())),
    )


def _check(root: Path) -> None:
    try:
        with os.scandir(root):
            return
    except FileNotFoundError:
        reason = "does not exist"
    except NotADirectoryError:
        reason = "is a file"
    except (OSError, ValueError) as error:
        reason = f"cannot be listed ({getattr(error, 'strerror', None) or error})"
    raise CorpusError(f"The corpus folder {root} {reason}: name a folder that holds documents.")


def _by_folder(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


class _Walk:
    """One walk over a folder. Links wait until all that is really there has been found."""

    def __init__(self, root: str, include: PathPatterns, exclude: PathPatterns) -> None:
        self.files: list[str] = []
        self.problems: list[tuple[str, str]] = []
        self.unread: Counter[str] = Counter()
        self._root = root
        self._include = include
        self._exclude = exclude
        self._seen: set[str] = set()
        self._folders: list[tuple[str, str]] = [("", root)]
        self._links: list[tuple[str, str]] = []

    def run(self) -> None:
        while self._folders or self._links:
            if self._folders:
                self._visit(*self._folders.pop())
            else:
                self._follow(*self._links.pop(0))

    def _visit(self, folder: str, place: str) -> None:
        if place in self._seen:
            return
        self._seen.add(place)
        try:
            with os.scandir(place) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self._problem(folder, f"cannot be listed ({error.strerror}): let the user who builds read it")
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if self._is_wanted(entry.name, path):
                self._note(path, entry)

    def _is_wanted(self, name: str, path: str) -> bool:
        return not name.startswith(".") and path not in _OWN_FILES and not self._exclude.match(path)

    def _note(self, path: str, entry: os.DirEntry[str]) -> None:
        if entry.is_symlink():
            self._links.append((path, entry.path))
        elif entry.is_dir(follow_symlinks=False):
            self._note_folder(path, entry.path)
        else:
            self._note_file(path, entry.path)

    def _note_folder(self, path: str, place: str) -> None:
        if _is_plain(path):
            self._folders.append((path, place))
        else:
            self._problem(
                path, "has a name with bytes that are not UTF-8 or with control characters: rename the folder"
            )

    def _note_file(self, path: str, place: str) -> None:
        if place in self._seen:
            return
        if not self._is_document(path):
            self._count_unread(path, place)
            return
        self._seen.add(place)
        if _is_plain(path):
            self.files.append(path)
        else:
            self._problem(
                path, "has a name with bytes that are not UTF-8 or with control characters: rename the file"
            )

    def _follow(self, path: str, place: str) -> None:
        target = Path(os.path.realpath(place))
        if not target.is_relative_to(self._root):
            if target.is_dir() or self._is_document(path):
                self._problem(path, "is a link out of the corpus folder: put the content in its place")
        elif self._exclude.match(target.relative_to(self._root).as_posix()):
            return
        elif target.is_dir():
            self._note_folder(path, str(target))
        elif target.exists():
            self._note_file(path, str(target))
        elif self._is_document(path):
            self._problem(path, "is a link to nothing: mend or remove it")

    def _is_document(self, path: str) -> bool:
        return _suffix(path) in SUFFIXES and self._is_included(path)

    def _count_unread(self, path: str, place: str) -> None:
        suffix = _suffix(path)
        if suffix in UNREAD_SUFFIXES and self._is_included(path):
            self._seen.add(place)
            self.unread[suffix] += 1

    def _is_included(self, path: str) -> bool:
        return not self._include or self._include.match(path)

    def _problem(self, path: str, reason: str) -> None:
        readable = _UNUSABLE.sub(lambda character: repr(character[0])[1:-1], path)
        self.problems.append((readable, reason))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 (several times as fast, for every file)


def _is_plain(path: str) -> bool:
    return _UNUSABLE.search(path) is None
