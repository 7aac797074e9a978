from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import ConfigurationError
from quire.settings import read_settings


def _settings(folder: Path, text: str) -> dict[str, object]:
    path = folder / "pyproject.toml"
    path.write_text(text)
    return read_settings(path)


def test_no_file_and_no_table_set_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "pyproject.toml") == {}
    assert _settings(tmp_path, "[project]\nname = 'x'\n") == {}


def test_the_table_is_read_with_underscores(tmp_path: Path) -> None:
    text = "[tool.quire]\nindex = 'i'\nmax-bytes = 5\nexamples = ['a', 'b']\n"
    assert _settings(tmp_path, text) == {"index": "i", "max_bytes": 5, "examples": ["a", "b"]}


def test_an_unknown_option_is_named_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no option indx; known: .*index"):
        _settings(tmp_path, "[tool.quire]\nindx = 'i'\n")


@pytest.mark.parametrize("text", ["[tool.quire", "tool = 3", "[tool]\nquire = 3", "tool = []"])
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"pyproject\.toml"):
        _settings(tmp_path, text)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match=r"pyproject\.toml"):
        read_settings(tmp_path / "pyproject.toml")
