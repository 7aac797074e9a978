from __future__ import annotations

from pathlib import Path

from indexer.synonyms_file import MAX_BYTES, read_synonyms


def test_a_folder_without_the_file_has_no_synonyms(tmp_path: Path) -> None:
    read = read_synonyms(tmp_path)
    assert (read.rules, read.problems) == ((), ())


def test_the_file_lies_at_the_top_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("exam, test\n")
    assert len(read_synonyms(tmp_path).rules) == 1
    assert read_synonyms(tmp_path / "below").rules == ()


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").mkdir()
    assert "not a regular file" in read_synonyms(tmp_path).problems[0]


def test_a_file_that_is_too_large_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_bytes(b"#" * (MAX_BYTES + 1))
    assert "is larger than" in read_synonyms(tmp_path).problems[0]


def test_a_link_is_followed_inside_the_folder_alone(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("hidden thing\n")
    (root / "shared.txt").write_text("exam, test\n")
    (root / "synonyms.txt").symlink_to("../secret.txt")
    assert read_synonyms(root).problems == (
        "is a link out of the corpus folder: put the content in its place",
    )
    (root / "synonyms.txt").unlink()
    (root / "synonyms.txt").symlink_to("shared.txt")
    assert len(read_synonyms(root).rules) == 1
    (root / "shared.txt").unlink()
    assert len(read_synonyms(root).problems) == 1
