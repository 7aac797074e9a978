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


def test_a_broken_link_is_named_and_fails(folder: Path) -> None:
    done = _run(folder, "links")
    assert done.exit_code == 1
    assert "tea.md:3: gone.md leads to no document" in done.stdout
    assert json.loads(_run(folder, "links", "--json").stdout)["broken"] == 1


def test_all_well_is_exit_code_0(folder: Path) -> None:
    (folder / "corpus" / "gone.md").write_text("# Back\n\nHere.\n")
    done = _run(folder, "links")
    assert (done.exit_code, done.stdout) == (0, "0 broken of 2 links within the corpus, in 5 files\n")
