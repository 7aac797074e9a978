"""From a file below the corpus folder to a ``Document``: its bytes, then its reader."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from indexer.document import Document
from indexer.errors import UnreadableFile
from indexer.html.html_reader import read_html
from indexer.text.decoding import decode
from indexer.text.text_reader import read_text


def _read_markdown(path: str, text: str) -> Document:
    # Its library takes as long to import as a page to be read.
    from indexer.markdown_reader import read_markdown

    return read_markdown(path, text)


_READERS: dict[str, Callable[[str, str], Document]] = {
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".txt": read_text,
}
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def load(root: Path, path: str, max_bytes: int) -> bytes:
    """The content of the file ``path`` below ``root``.

    Raises ``UnreadableFile`` when it is gone, is no regular file (a pipe is never waited for), may not be
    read, or holds more than ``max_bytes`` bytes.
    """
    try:
        descriptor = os.open(root / path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            data = _content(descriptor, max_bytes + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise UnreadableFile(_reason(error)) from error
    if len(data) > max_bytes:
        raise UnreadableFile(f"is larger than {max_bytes:,} bytes: split it or raise the size limit")
    return data


def parse(path: str, data: bytes) -> Document:
    """The document in ``data``, read as the suffix of ``path`` says.

    Raises ``UnreadableFile`` and nothing else: whatever a reader trips over costs this one file alone.
    """
    try:
        document = _read(path, data)
    except UnreadableFile:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        raise UnreadableFile(
            f"could not be read ({type(error).__name__}: {error}): please report it"
        ) from error
    if not any(block.text.strip() for block in document.blocks):
        raise UnreadableFile("holds no text: write some or leave the file out")
    return document


def _read(path: str, data: bytes) -> Document:
    suffix = PurePosixPath(path).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise UnreadableFile(f"is no {', '.join(sorted(_READERS))} file: leave it out or convert it")
    return reader(path, decode(data, html=suffix in _HTML_SUFFIXES))


def _content(descriptor: int, most: int) -> bytes:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise UnreadableFile("is not a regular file: put a plain file in its place")
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(most)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is gone: it was there when the folder was listed, build again"
    if isinstance(error, PermissionError):
        return "may not be read: give read permission to the user who builds"
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"could not be opened ({text}): check the file and the disk"
