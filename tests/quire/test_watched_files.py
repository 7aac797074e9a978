"""Which changes are worth a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from watchfiles import Change

from quire.watched_files import WatchedFiles


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / ".hidden above" / "corpus"
    (corpus / "folder").mkdir(parents=True)
    for name in (
        "tea.md",
        "folder/a.HTML",
        "synonyms.txt",
        "golden.jsonl",
        "logo.png",
        ".tea.md.swp",
        "tea.md~",
    ):
        (corpus / name).write_text("x")
    return corpus


@pytest.fixture
def watched(corpus: Path) -> WatchedFiles:
    return WatchedFiles(corpus, corpus / "index")


@pytest.mark.parametrize("name", ["tea.md", "folder/a.HTML", "synonyms.txt", "golden.jsonl", "gone.txt"])
@pytest.mark.parametrize("change", list(Change))
def test_documents_and_what_belongs_to_them_count(
    corpus: Path, watched: WatchedFiles, name: str, change: Change
) -> None:
    assert watched(change, str(corpus / name))


@pytest.mark.parametrize(
    "name",
    [
        "logo.png",
        ".tea.md.swp",
        "tea.md~",
        ".git/a.md",
        "gone.tmp",
        "#tea.md#",
        "index/a.txt",
        "index/CURRENT",
    ],
)
@pytest.mark.parametrize("change", list(Change))
def test_what_is_hidden_temporary_or_of_the_index_does_not(
    corpus: Path, watched: WatchedFiles, name: str, change: Change
) -> None:
    assert not watched(change, str(corpus / name))


def test_folders_count_when_they_come_and_go(corpus: Path, watched: WatchedFiles) -> None:
    assert watched(Change.added, str(corpus / "folder"))
    assert watched(Change.deleted, str(corpus / "moved away"))
    assert not watched(Change.modified, str(corpus / "folder"))


def test_a_link_that_leads_to_itself_counts(corpus: Path, watched: WatchedFiles) -> None:
    (corpus / "loop.md").symlink_to("loop.md")
    assert watched(Change.added, str(corpus / "loop.md"))
    assert watched(Change.added, str(corpus / "loop.md" / "tea.md"))


def test_the_index_is_known_by_another_path_too(corpus: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(corpus)
    (corpus / "index").mkdir()
    watched = WatchedFiles(link, link / "index")
    for folder in (corpus, link):
        assert not watched(Change.added, str(folder / "index" / "a.txt"))
        assert watched(Change.added, str(folder / "a.txt"))
