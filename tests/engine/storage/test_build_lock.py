from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import IndexLocked
from engine.file_errors import IndexInaccessible
from engine.storage.build_lock import build_lock

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys, time
from pathlib import Path
from engine.storage.build_lock import build_lock
with build_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_holder_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    with (
        build_lock(tmp_path),
        pytest.raises(IndexLocked, match=f"process {os.getpid()} on .* since 20"),
        build_lock(tmp_path),
    ):
        pass


def test_the_lock_is_free_afterwards_and_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyError), build_lock(tmp_path):
        raise KeyError
    with build_lock(tmp_path):
        pass
    assert (tmp_path / "build.lock").read_text() == ""


def test_the_lock_of_a_killed_holder_is_taken_over(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(IndexLocked, match=f"process {holder.pid} "), build_lock(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
    with build_lock(tmp_path):
        assert str(os.getpid()) in (tmp_path / "build.lock").read_text()


@pytest.mark.parametrize("content", ["", "nonsense", "[]", "{}"])
def test_what_a_dead_holder_wrote_does_not_matter(tmp_path: Path, content: str) -> None:
    (tmp_path / "build.lock").write_text(content)
    with build_lock(tmp_path):
        (tmp_path / "build.lock").write_text(content)
        with pytest.raises(IndexLocked, match="building"), build_lock(tmp_path):
            pass


def test_the_folder_of_the_index_is_made(tmp_path: Path) -> None:
    with build_lock(tmp_path / "new/index"):
        assert (tmp_path / "new/index").is_dir()


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    (tmp_path / "index").mkdir()
    (tmp_path / "index/build.lock").symlink_to(tmp_path / "precious")
    with (
        pytest.raises(IndexInaccessible, match=r"build\.lock: .*; remove it"),
        build_lock(tmp_path / "index"),
    ):
        pass
    assert (tmp_path / "precious").read_text() == "kept"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(IndexInaccessible, match="cannot lock; name a folder on a local disk"):
        build_lock(tmp_path).__enter__()


def test_a_full_disk_does_not_keep_the_lock_from_being_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", refuse)
    with build_lock(tmp_path), pytest.raises(IndexLocked, match="another process"), build_lock(tmp_path):
        pass


def test_what_the_file_system_refuses_while_the_lock_is_held_is_told_with_a_remedy(tmp_path: Path) -> None:
    with (
        pytest.raises(IndexInaccessible, match="No space left on device; free some space"),
        build_lock(tmp_path),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with build_lock(tmp_path):
        pass
