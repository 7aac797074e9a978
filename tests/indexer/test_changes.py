from __future__ import annotations

import os
import time
from pathlib import Path

from engine.storage.manifest import DocumentEntry, LeftOut
from indexer.changes import find_changes, trusted_mtime

OLD_NS = 1_700_000_000_000_000_000


def _write(path: Path, text: str, mtime_ns: int = OLD_NS) -> DocumentEntry:
    path.write_text(text)
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return DocumentEntry("", len(text), mtime_ns, 1, 1)


def test_files_are_sorted_into_unchanged_to_read_and_gone(tmp_path: Path) -> None:
    known = {"same.md": _write(tmp_path / "same.md", "a"), "gone.md": DocumentEntry("", 1, OLD_NS, 1, 1)}
    _write(tmp_path / "new.md", "b")
    changes = find_changes(tmp_path, ["new.md", "same.md"], known)
    assert (changes.unchanged, changes.to_read, changes.gone) == (("same.md",), ("new.md",), ("gone.md",))


def test_another_size_or_time_means_reading(tmp_path: Path) -> None:
    known = {"size.md": _write(tmp_path / "size.md", "a"), "time.md": _write(tmp_path / "time.md", "a")}
    _write(tmp_path / "size.md", "ab")
    # Backwards, as a restored backup does.
    _write(tmp_path / "time.md", "b", OLD_NS - 1)
    assert find_changes(tmp_path, ["size.md", "time.md"], known).to_read == ("size.md", "time.md")


def test_the_order_of_the_paths_is_kept(tmp_path: Path) -> None:
    assert find_changes(tmp_path, ["b", "a", "c"], {}).to_read == ("b", "a", "c")


def test_an_untrusted_time_means_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a")
    os.utime(path, ns=(0, 0))
    assert find_changes(tmp_path, ["a.md"], {"a.md": DocumentEntry("", 1, 0, 1, 1)}).to_read == ("a.md",)


def test_a_file_that_vanished_is_to_be_read_so_that_reading_names_it(tmp_path: Path) -> None:
    known = {"a.md": DocumentEntry("", 1, OLD_NS, 1, 1)}
    assert find_changes(tmp_path, ["a.md"], known).to_read == ("a.md",)


def test_a_fresh_time_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a")
    assert trusted_mtime(path) == 0
    future = time.time_ns() + 10**12
    os.utime(path, ns=(future, future))
    assert trusted_mtime(path) == 0
    os.utime(path, ns=(OLD_NS, OLD_NS))
    assert trusted_mtime(path) == OLD_NS
    assert trusted_mtime(tmp_path / "missing") == 0


def test_a_file_left_out_for_its_content_is_not_read_again_until_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_text("", encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    left = LeftOut("empty.md", "holds no text", 0, path.stat().st_mtime_ns)
    changes = find_changes(tmp_path, ["empty.md"], {}, [left])
    assert (changes.left_out, changes.to_read) == ((left,), ())
    path.write_text("Text.", encoding="utf-8")
    assert find_changes(tmp_path, ["empty.md"], {}, [left]).to_read == ("empty.md",)


def test_a_file_that_could_not_even_be_read_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Text.", encoding="utf-8")
    left = LeftOut("a.md", "may not be read")
    assert find_changes(tmp_path, ["a.md"], {}, [left]).to_read == ("a.md",)
