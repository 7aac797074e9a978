"""From bytes to text: the declared encoding, else UTF-8, else a detected one. Nothing is replaced."""

from __future__ import annotations

import re

from indexer.errors import UnreadableFile
from indexer.text.encodings import (
    byte_order_mark,
    declared_in_html,
    detected,
    is_utf8,
    known,
    resembles_utf8,
    wide_encoding,
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a database"),
)
_EMPTY = "is empty: write some text or leave the file out"
_CONVERT = "not text: convert it to HTML, Markdown or plain text"
_BLANKS = " \t\n\f\v\x00\ufeff"
# Escape (ISO-2022 encodings and terminal colours) and form feed (old manuals) occur in texts.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02
_SAMPLE = 64 * 1024


def decode(data: bytes, declared: str | None = None, html: bool = False) -> str:
    """The text of ``data`` with ``\\n`` line ends and no byte order mark.

    The encoding is what a byte order mark says, else ``declared``, else (``html``) what a meta element or XML
    declaration names, else UTF-8, else found by looking at the bytes. Raises ``UnreadableFile`` for what is
    empty, binary, or not wholly valid in its encoding.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(f"is {kind}, {_CONVERT}")
    if not data.strip():
        raise UnreadableFile(_EMPTY)
    text = _decoded(data, declared, html).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(_BLANKS):
        raise UnreadableFile(_EMPTY)
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise UnreadableFile(f"is binary, {_CONVERT}")
    return text


def _decoded(data: bytes, declared: str | None, html: bool) -> str:
    marked = byte_order_mark(data)
    if marked is not None:
        return _strict(data, marked)
    wide = wide_encoding(data)
    if wide is not None:
        return _strict(data, wide)
    if b"\x00" in data:
        raise UnreadableFile(f"is binary, {_CONVERT}")
    encoding = known(declared) or (known(declared_in_html(data)) if html else None)
    if encoding == "cp1252" and is_utf8(data):
        encoding = "utf-8"
    return _strict(data, encoding) if encoding is not None else _undeclared(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(encoding, error.start) from error


def _undeclared(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = None if resembles_utf8(data) else detected(data)
        if encoding is None:
            raise _broken("utf-8", error.start) from error
        return _strict(data, encoding)


def _broken(encoding: str, position: int) -> UnreadableFile:
    return UnreadableFile(
        f"is not valid {encoding.upper()} at byte {position:,}: mend it or save it as UTF-8"
    )
