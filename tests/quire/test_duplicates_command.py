from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quire.cli import main
from tests.quire.small_corpus import write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "corpus")
    assert _run(tmp_path, "build", "--jobs", "1").exit_code == 0
    return tmp_path


def _run(folder: Path, command: str, *options: str) -> Result:
    places = ["--index", str(folder / "index")]
    if command in ("build", "preview", "links"):
        places += ["--corpus", str(folder / "corpus")]
    return CliRunner().invoke(main, [command, *places, *options])


def test_copies_are_shown_with_their_places(folder: Path) -> None:
    done = _run(folder, "duplicates")
    assert "1 groups among 2 sections" in done.stdout
    assert "  milk.md: Milk > Keeping" in done.stdout
    (group,) = json.loads(_run(folder, "duplicates", "--json").stdout)["groups"]
    assert group["sections"] == 2
