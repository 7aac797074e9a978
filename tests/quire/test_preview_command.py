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


def test_an_unedited_corpus_changes_nothing(folder: Path) -> None:
    (folder / "q.txt").write_text("How much is the CPC exam?\n")
    done = _run(folder, "preview", "--questions", str(folder / "q.txt"))
    assert done.exit_code == 0
    assert "1 questions asked: 0 would change" in done.stdout


def test_an_edit_is_shown_before_and_after(folder: Path) -> None:
    for name in ("fees.md", "questions.md"):
        path = folder / "corpus" / name
        path.write_text(path.read_text().replace("$399", "$450").replace("$425", "$450"))
    (folder / "q.txt").write_text("How much does the CPC exam cost for members?\n")
    done = _run(folder, "preview", "--questions", str(folder / "q.txt"))
    assert "0 new, 2 changed, 0 gone, 0 left out; nothing was published" in done.stdout
    assert "after:  " in done.stdout
    assert "$450" in done.stdout
    as_json = json.loads(_run(folder, "preview", "--questions", str(folder / "q.txt"), "--json").stdout)
    assert as_json["changes"][0]["answer"] in ("changed", "gained")


def test_without_questions_it_says_how_to_give_some(folder: Path) -> None:
    assert "--questions" in _run(folder, "preview").stdout


def test_a_missing_file_of_questions_is_one_line(folder: Path) -> None:
    done = _run(folder, "preview", "--questions", "nowhere.txt")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
