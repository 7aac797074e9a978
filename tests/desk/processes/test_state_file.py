"""State that one process writes and others read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desk.processes.state_file import forget_state, read_state, write_state


def test_what_is_written_is_read_with_its_time(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_state(path, {"a": "ä\udcff", "b": 1})
    os.utime(path, (5, 5))
    assert read_state(path) == ({"a": "ä\udcff", "b": 1}, 5)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"[]", b"3", b'{"a": ', b"\xff", b"[" * 100_000])
def test_what_cannot_be_read_is_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state.json"
    assert read_state(path) == ({}, 0)
    path.write_bytes(content)
    assert read_state(path) == ({}, 0)


def test_a_pipe_in_its_place_hangs_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "state.json")
    assert read_state(tmp_path / "state.json") == ({}, 0)


def test_nothing_is_left_of_what_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_state(path, {"a": 1})
    (tmp_path / ".state.json.17-99.new").write_text("half of it")
    forget_state(path)
    assert list(tmp_path.iterdir()) == []
    forget_state(path)
