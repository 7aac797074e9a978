from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.errors import CorpusError
from indexer.discovery import discover


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text")


def test_documents_are_found_in_all_folders_in_a_stable_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.HTML", "a/b/c.txt", "a-b/d.htm", "e.markdown", "f.xhtml", "g.pdf", "h")
    found = discover(tmp_path).files
    assert found == ("a/b/c.txt", "a/z.HTML", "a-b/d.htm", "b.md", "e.markdown", "f.xhtml")


def test_hidden_files_and_quires_own_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.md", ".git/a.md", "a/.b/c.md", "synonyms.txt", "sub/synonyms.txt")
    assert discover(tmp_path).files == ("sub/synonyms.txt",)


def test_include_and_exclude_patterns(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "a.txt", "drafts/b.md", "x/drafts/c.md", "x/y/d.md")
    assert discover(tmp_path, include=["*.md"], exclude=["drafts/**"]).files == (
        "a.md",
        "x/drafts/c.md",
        "x/y/d.md",
    )
    assert discover(tmp_path, exclude=["drafts"]).files == ("a.md", "a.txt", "x/y/d.md")
    assert discover(tmp_path, include=["x/**/*.md"]).files == ("x/drafts/c.md", "x/y/d.md")


def test_links_inside_the_corpus_add_nothing_and_loops_end(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    (tmp_path / "again").symlink_to("real")
    (tmp_path / "real" / "up").symlink_to("..")
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "copy.md").symlink_to("real/a.md")
    found = discover(tmp_path)
    assert found.files == ("real/a.md",)
    assert [path for path, _ in found.problems] == ["self.md"]


def test_a_link_to_a_hidden_folder_inside_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path, ".data/a.md")
    (tmp_path / "one").symlink_to(".data")
    (tmp_path / "two").symlink_to(".data")
    assert discover(tmp_path).files == ("one/a.md",)


def test_a_link_out_of_the_corpus_is_named_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.md", "corpus/a.md")
    (tmp_path / "corpus" / "out").symlink_to("../outside")
    (tmp_path / "corpus" / "out.md").symlink_to("../outside/secret.md")
    found = discover(tmp_path / "corpus")
    assert found.files == ("a.md",)
    assert [path for path, reason in found.problems if "out of the corpus" in reason] == ["out", "out.md"]


def test_an_excluded_folder_is_not_reached_by_a_link(tmp_path: Path) -> None:
    write(tmp_path, "drafts/a.md")
    (tmp_path / "other").symlink_to("drafts")
    assert discover(tmp_path, exclude=["drafts/**", "drafts"]).files == ()


def test_names_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    write(tmp_path, "good.md", "new\nline.md")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md"))).write_text("text")
    found = discover(tmp_path)
    assert found.files == ("good.md",)
    assert [path for path, _ in found.problems] == ["caf\\udce9.md", "new\\nline.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "closed/b.md")
    (tmp_path / "closed").chmod(0)
    found = discover(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert found.files == ("a.md",)
    assert found.problems[0][0] == "closed"


def test_a_folder_that_cannot_be_listed_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.md", "closed/b.md")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = discover(tmp_path)
    assert found.files == ("a.md",)
    assert found.problems == (
        ("closed", "cannot be listed (Permission denied): let the user who builds read it"),
    )


def test_a_corpus_that_is_no_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere does not exist: name a folder"):
        discover(tmp_path / "nowhere")
    write(tmp_path, "a.md")
    with pytest.raises(CorpusError, match=r"a\.md is a file: name a folder"):
        discover(tmp_path / "a.md")


def test_documents_of_kinds_that_are_not_read_are_counted(tmp_path: Path) -> None:
    write(
        tmp_path, "a.md", "b.PDF", "x/c.pdf", "d.docx", "e.jpg", "f.css", "golden.jsonl", ".g.pdf", ".h/i.pdf"
    )
    (tmp_path / "again.pdf").symlink_to(tmp_path / "b.PDF")
    assert discover(tmp_path).unread == {".docx": 1, ".pdf": 2}
    assert discover(tmp_path, exclude=["x"]).unread == {".docx": 1, ".pdf": 1}
    assert discover(tmp_path, include=["*.md"]).unread == {}
