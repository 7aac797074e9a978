from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from indexer.document import Document, Heading, TextBlock
from indexer.errors import UnreadableFile
from indexer.source import prose, read_source


def test_a_source_names_the_bytes_it_was_read_from(tmp_path: Path) -> None:
    data = "# Tea\r\n\r\nGrün.\n".encode()
    (tmp_path / "a.md").write_bytes(data)
    os.utime(tmp_path / "a.md", ns=(5, 5))
    source = read_source(tmp_path, "a.md", 1000)
    assert (source.path, source.size, source.mtime_ns) == ("a.md", len(data), 5)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.document().title == "Tea"


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Too long")
    with pytest.raises(UnreadableFile, match="larger than 3"):
        read_source(tmp_path, "a.md", 3)
    with pytest.raises(UnreadableFile, match="gone"):
        read_source(tmp_path, "b.md", 3)


def test_a_source_may_hold_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("")
    source = read_source(tmp_path, "a.md", 3)
    with pytest.raises(UnreadableFile):
        source.document()


def test_prose_is_the_running_text_without_headings_and_single_words() -> None:
    blocks = (
        Heading("A heading of words", 2),
        TextBlock("paragraph", "Dr. Lee came."),
        TextBlock("row", "44"),
        TextBlock("item", "An item."),
    )
    assert prose(Document("a.md", "A", blocks)) == "Dr. Lee came.\n\nAn item."
