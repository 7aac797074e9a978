from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import reading
from indexer.document import Document
from indexer.errors import UnreadableFile
from indexer.reading import load, parse


def test_a_file_is_loaded_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\r\nb")
    assert load(tmp_path, "a.md", 4) == b"a\r\nb"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"12345")
    with pytest.raises(UnreadableFile, match="larger than 4 bytes: split it or raise the size limit"):
        load(tmp_path, "a.md", 4)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is gone"):
        load(tmp_path, "a.md", 4)


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "b.md").mkdir()
    for path in ("a.md", "b.md"):
        with pytest.raises(UnreadableFile, match="is not a regular file"):
            load(tmp_path, path, 4)


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableFile, match="may not be read: give read permission"):
        load(tmp_path, "a.md", 4)


@pytest.mark.parametrize(
    ("path", "data"),
    [("a.md", b"# T\n\nSome text."), ("a.TXT", b"T\n\nSome text."), ("a.htm", b"<h1>T</h1><p>Some text.")],
)
def test_the_suffix_chooses_the_reader(path: str, data: bytes) -> None:
    document = parse(path, data)
    assert (document.path, document.title) == (path, "T")
    assert [block.text for block in document.blocks] == ["Some text."]


def test_another_suffix_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"is no .*\.html"):
        parse("a.pdf", b"text")


@pytest.mark.parametrize("data", [b"<script>x</script>", b"---\ntitle: T\n---\n", b"# T"])
def test_a_document_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        parse("a.md", data)


@pytest.mark.parametrize("error", [RecursionError("deep"), MemoryError(), KeyError("bug")])
def test_a_reader_that_fails_costs_one_file(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: str) -> Document:
        raise error

    monkeypatch.setitem(reading._READERS, ".md", fail)
    with pytest.raises(UnreadableFile, match=type(error).__name__):
        parse("a.md", b"text")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    try:
        assert parse(path, data).blocks
    except UnreadableFile as error:
        assert str(error)
