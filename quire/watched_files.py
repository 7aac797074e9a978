"""Which changes below a corpus folder may change its index."""

from __future__ import annotations

import os
from pathlib import Path

from watchfiles import Change

from indexer.discovery import SUFFIXES

_OTHER_FILES = frozenset({"synonyms.txt", "golden.jsonl"})
# What editors, browsers and copying programs leave for a moment.
_TEMPORARY = ("~", ".tmp", ".temp", ".swp", ".swx", ".bak", ".part", ".crdownload", ".orig")


class WatchedFiles:
    """A filter for ``watchfiles``: documents and folders, but nothing hidden, temporary or of the index."""

    def __init__(self, corpus: Path, index: Path) -> None:
        # Changes come with paths as the system names them or as the folder was named.
        self._roots = (corpus.absolute(), _real(corpus))
        self._index = _real(index)

    def __call__(self, change: Change, path: str) -> bool:
        """Whether this change is worth a build."""
        changed = Path(path)
        if _real(changed).is_relative_to(self._index) or self._is_hidden(changed):
            return False
        if changed.suffix.lower() in SUFFIXES or changed.name in _OTHER_FILES:
            return True
        return self._may_be_folder(change, changed)

    def _is_hidden(self, path: Path) -> bool:
        root = next((root for root in self._roots if path.is_relative_to(root)), None)
        parts = path.relative_to(root).parts if root else path.parts[-1:]
        return any(part.startswith(".") for part in parts)

    @staticmethod
    def _may_be_folder(change: Change, path: Path) -> bool:
        """A folder comes and goes with all in it; of one that is gone no more than the name can be seen."""
        if path.is_dir():
            return change is not Change.modified
        return not path.exists() and not path.name.startswith("#") and not path.name.endswith(_TEMPORARY)


def _real(path: Path) -> Path:
    """Where a path leads; unlike ``Path.resolve`` it takes a link that leads to itself."""
    return Path(os.path.realpath(path))
