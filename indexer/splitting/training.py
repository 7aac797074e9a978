"""Learns the corpus's abbreviations, on which the ends of its sentences depend."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from indexer.file_readers import FileReaders
from indexer.splitting.sentences import SentenceSplitter

TRAINING_CHARACTERS = 1_000_000


def train_splitter(paths: Iterable[str], readers: FileReaders) -> SentenceSplitter:
    """A sentence splitter trained on a sample of the files."""
    # In the order of a hash: a sample of all folders that does not depend on anything but the names.
    sample = sorted(paths, key=lambda path: hashlib.sha256(path.encode()).digest())
    return SentenceSplitter.train(_enough(readers.prose(sample)), TRAINING_CHARACTERS)


def _enough(texts: Iterable[str | None]) -> Iterator[str]:
    characters = 0
    for text in texts:
        if text is not None:
            yield text
            characters += len(text)
        if characters >= TRAINING_CHARACTERS:
            return
