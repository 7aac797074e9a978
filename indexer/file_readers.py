"""Who reads the files of a build: this process alone, or several beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from indexer.batch_reading import BatchRead, BatchReader, FileToRead
from indexer.splitting.sentences import SentenceSplitter


class FileReaders(Protocol):
    """Reads files; what is asked for comes in order, and little of it before it is taken."""

    def prose(self, paths: Iterable[str]) -> Iterator[str | None]:
        """The running text of each file; None for one that cannot be read."""

    def use(self, splitter: SentenceSplitter) -> None:
        """Set the sentence splitter, before the first batch is read."""

    def read(self, batches: Iterable[Sequence[FileToRead]]) -> Iterator[BatchRead]:
        """Read each batch."""


class OneReader:
    """Reads in this process."""

    def __init__(self, root: Path, max_bytes: int) -> None:
        self._reader = BatchReader(root, max_bytes)

    def prose(self, paths: Iterable[str]) -> Iterator[str | None]:
        return map(self._reader.prose, paths)

    def use(self, splitter: SentenceSplitter) -> None:
        self._reader.splitter = splitter

    def read(self, batches: Iterable[Sequence[FileToRead]]) -> Iterator[BatchRead]:
        return map(self._reader.read, batches)
