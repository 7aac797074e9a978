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


def test_both_figures_are_shown_with_their_places(folder: Path) -> None:
    done = _run(folder, "disagreements")
    assert "$399: The CPC exam costs $399 for members." in done.stdout
    assert "(questions.md: Questions)" in done.stdout
    assert json.loads(_run(folder, "disagreements", "--json").stdout)["found"] == 1
