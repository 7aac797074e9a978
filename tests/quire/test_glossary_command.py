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


def test_acronyms_and_terms_are_listed(folder: Path) -> None:
    lines = _run(folder, "glossary").stdout.splitlines()
    assert "CTT: certified tea taster (tea.md)" in lines
    assert "Tea: Tea is a drink. (tea.md)" in lines


def test_conflicts_alone_can_be_asked_for(folder: Path) -> None:
    done = _run(folder, "glossary", "--conflicts")
    assert done.stdout.splitlines() == [
        "CTT",
        "  careful tin turner (milk.md)",
        "  certified tea taster (tea.md)",
    ]
    as_json = json.loads(_run(folder, "glossary", "--conflicts", "--json").stdout)
    assert [one["short"] for one in as_json["acronyms"]] == ["CTT"]
    assert as_json["terms"] == []
