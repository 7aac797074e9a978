from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import QuireError
from engine.judging.judged_lines import read_judged_lines


def _read(folder: Path, content: bytes) -> list[tuple[int, str]]:
    (folder / "file").write_bytes(content)
    return read_judged_lines(folder / "file", "--questions")


def test_lines_keep_their_number_and_blank_ones_go(tmp_path: Path) -> None:
    assert _read(tmp_path, b"\none\n  \ntwo") == [(2, "one"), (4, "two")]


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    assert _read(tmp_path, b"\xef\xbb\xbfone\r\ntwo\r\n") == [(1, "one"), (2, "two")]


def test_other_line_separators_do_not_end_a_line(tmp_path: Path) -> None:
    assert _read(tmp_path, "a\u2028b\x85c".encode()) == [(1, "a\u2028b\x85c")]


@pytest.mark.parametrize(
    ("content", "remedy"),
    [(b"", "--questions"), (b"\n \n", "--questions"), (b"\xff\xfe", "save it as UTF-8")],
)
def test_a_file_without_lines_is_an_error_with_the_remedy(
    tmp_path: Path, content: bytes, remedy: str
) -> None:
    with pytest.raises(QuireError, match=f"file: .*{remedy}"):
        _read(tmp_path, content)


@pytest.mark.parametrize("name", ["missing", "."])
def test_what_is_no_file_is_an_error_with_the_option(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuireError, match=r"cannot be read .*--questions"):
        read_judged_lines(tmp_path / name, "--questions")
