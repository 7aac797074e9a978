"""One file of the corpus, read: its document and what the manifest keeps of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from indexer.changes import trusted_mtime
from indexer.document import Document, TextBlock
from indexer.reading import load, parse

DEFAULT_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read. ``sha256`` is of its bytes, ``mtime_ns`` as in ``DocumentEntry``."""

    path: str
    sha256: str
    size: int
    mtime_ns: int
    data: bytes

    def document(self) -> Document:
        """The document in the file. Raises UnreadableFile."""
        return parse(self.path, self.data)


def read_source(root: Path, path: str, max_bytes: int) -> Source:
    """Read one file. Raises UnreadableFile."""
    # The time is taken before the content: a write in between makes the next build read it again.
    mtime_ns = trusted_mtime(root / path)
    data = load(root, path, max_bytes)
    return Source(path, hashlib.sha256(data).hexdigest(), len(data), mtime_ns, data)


def prose(document: Document) -> str:
    """The running text of a document, to learn its abbreviations from."""
    blocks = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    return "\n\n".join(text for text in blocks if " " in text)
