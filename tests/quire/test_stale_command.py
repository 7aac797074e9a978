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


def test_old_documents_and_passed_plans_are_listed(folder: Path) -> None:
    done = _run(folder, "stale")
    assert "2020-05-01  milk.md" in done.stdout
    assert "milk.md: speaks of 2019 as to come: It will rain in 2019." in done.stdout
    assert "3 without a date" in done.stdout


def test_young_documents_can_be_left_out(folder: Path) -> None:
    assert json.loads(_run(folder, "stale", "--days", "100000", "--json").stdout)["documents"] == []
