from __future__ import annotations

import os
from pathlib import Path

import pytest

from desk.reports.files_now import files_now
from indexer.build import BuildOptions


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    (tmp_path / "a.md").write_text("# A\n")
    return BuildOptions(tmp_path, tmp_path / ".index")


def test_it_is_the_same_while_nothing_changes(options: BuildOptions) -> None:
    before = files_now(options)
    (options.corpus / "picture.jpg").write_text("no document")
    assert files_now(options) == before


@pytest.mark.parametrize("edit", ["size", "time", "new", "gone", "folder"])
def test_it_is_another_after_any_edit(options: BuildOptions, edit: str) -> None:
    before, path = files_now(options), options.corpus / "a.md"
    if edit == "size":
        path.write_text("# Abc\n")
    elif edit == "time":
        os.utime(path, (1, 1))
    elif edit == "new":
        (options.corpus / "b.md").write_text("# B\n")
    else:
        path.unlink()
    if edit == "folder":
        options.corpus.rmdir()
    assert files_now(options) != before
