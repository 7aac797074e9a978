"""Writing the log neither waits nor fails, whatever happens to its file."""

from __future__ import annotations

import errno
import logging
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desk.log import log_schema, log_writer
from desk.log.log_entries import Entry
from desk.log.log_file import LogFile, put_aside_if_damaged
from desk.log.log_retention import DAY_SECONDS
from desk.log.log_writer import LogWriter
from desk.log.question_log import QuestionLog
from tests.desk.asking import nothing

ROOT = Path(__file__).parents[3]
_SPAWNED = multiprocessing.get_context("spawn")
# Longer than any wait that is meant to happen.
_SECONDS = 20.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "questions.sqlite"


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until the event is set, nothing is written."""
    goes_on = threading.Event()
    written = LogFile.write

    def write(self: LogFile, entries: Sequence[Entry]) -> None:
        goes_on.wait(_SECONDS)
        written(self, entries)

    monkeypatch.setattr(LogFile, "write", write)
    yield goes_on
    goes_on.set()


def _write(path: Path, *questions: str) -> LogWriter:
    writer = LogWriter(path, 30)
    for question in questions:
        writer.put(nothing(question))
    assert writer.flush(_SECONDS)
    return writer


def _kept(path: Path) -> set[str]:
    return set(QuestionLog(path, 30).most_asked(100_000))


def _asides(path: Path) -> list[Path]:
    return [part for part in path.parent.glob("*.damaged-*") if not part.name.endswith(("-wal", "-shm"))]


def _keep_many(path: Path, name: str, count: int) -> None:
    writer = LogWriter(path, 30)
    for number in range(count):
        writer.put(nothing(f"{name} {number}"))
    assert writer.flush(_SECONDS)
    assert writer.dropped == 0


def test_of_several_processes_that_write_at_once_nothing_is_lost(path: Path) -> None:
    processes = [_SPAWNED.Process(target=_keep_many, args=(path, name, 400)) for name in "abc"]
    for process in processes:
        process.start()
    for process in processes:
        process.join(_SECONDS)
        assert process.exitcode == 0
    assert _kept(path) == {f"{name} {number}" for name in "abc" for number in range(400)}


def test_of_several_threads_that_write_at_once_nothing_is_lost(path: Path) -> None:
    writer = LogWriter(path, 30)

    def put_many(name: str) -> None:
        for number in range(200):
            writer.put(nothing(f"{name} {number}"))

    threads = [threading.Thread(target=put_many, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_SECONDS)
    assert writer.flush(_SECONDS)
    assert len(_kept(path)) == 800


def test_no_thread_and_no_file_before_the_first_entry(path: Path) -> None:
    before = threading.active_count()
    writer = LogWriter(path, 30)
    assert writer.flush(0)
    assert threading.active_count() == before
    assert not path.exists()


def test_what_does_not_fit_is_dropped_at_once_and_counted(
    path: Path, slow_disk: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_writer, "QUEUE_SIZE", 10)
    writer = LogWriter(path, 30)
    started = time.perf_counter()
    for number in range(1_000):
        writer.put(nothing(f"tea {number}"))
    assert time.perf_counter() - started < 1
    assert not writer.flush(0.05)
    slow_disk.set()
    assert writer.flush(_SECONDS)
    kept = len(_kept(path))
    assert 10 <= kept < 1_000
    assert writer.dropped == 1_000 - kept


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EROFS, "Read-only file system"),
        PermissionError(errno.EACCES, "Permission denied"),
        OSError(errno.ENOSPC, "No space left on device"),
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("attempt to write a readonly database"),
    ],
)
def test_what_cannot_be_written_is_dropped_and_the_reason_logged_once(
    path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Path) -> sqlite3.Connection:
        raise error

    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr("desk.log.log_file.open_to_write", fail)
        writer = LogWriter(path, 30)
        for number in range(3):
            writer.put(nothing(f"tea {number}"))
            assert writer.flush(_SECONDS)
    assert writer.dropped == 3
    (said,) = caplog.records
    assert str(error) in said.message
    writer.put(nothing("milk"))
    assert writer.flush(_SECONDS)
    assert _kept(path) == {"milk"}, "it goes on as soon as it can"


def _folder_in_its_place(path: Path) -> None:
    path.mkdir()


def _link_in_its_place(path: Path) -> None:
    path.symlink_to(path.with_name("elsewhere"))


def _no_folder(path: Path) -> None:
    path.parent.rmdir()


def _newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("hinder", [_folder_in_its_place, _link_in_its_place, _no_folder, _newer_version])
def test_what_stands_in_its_place_is_left_alone(path: Path, hinder: Callable[[Path], None]) -> None:
    hinder(path)
    assert _write(path, "tea").dropped == 1
    assert not path.with_name("elsewhere").exists()
    assert _asides(path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_costs_no_answer(path: Path) -> None:
    path.parent.chmod(0o500)
    assert _write(path, "tea").dropped == 1
    path.parent.chmod(0o700)


def test_while_another_program_holds_the_file_entries_wait_and_then_are_dropped(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_schema, "_WAIT_TO_WRITE_SECONDS", 0.05)
    writer = _write(path, "tea")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.put(nothing("milk"))
        assert writer.flush(_SECONDS)
        assert writer.dropped == 1
    writer.put(nothing("cream"))
    assert writer.flush(_SECONDS)
    assert _kept(path) == {"tea", "cream"}


@pytest.mark.parametrize("content", [b"this is no database, not at all. " * 200, b"SQLite format 3\0" * 300])
def test_a_file_that_is_no_database_is_put_aside_and_not_deleted(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert _write(path, "tea").dropped == 0
    assert _kept(path) == {"tea"}
    (aside,) = _asides(path)
    assert aside.read_bytes() == content


def test_a_database_that_is_damaged_while_it_is_written_is_put_aside(path: Path) -> None:
    writer = _write(path, *(f"tea {number}" for number in range(2_000)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    path.write_bytes(content[:4_096] + b"\xff" * (len(content) - 4_096))
    writer.put(nothing("milk"))
    assert writer.flush(_SECONDS)
    assert writer.dropped == 0
    assert _kept(path) == {"milk"}
    assert len(_asides(path)) == 1


def test_of_two_writers_that_find_the_damage_one_puts_the_file_aside(path: Path) -> None:
    path.write_bytes(b"no database " * 500)
    processes = [_SPAWNED.Process(target=_keep_many, args=(path, name, 50)) for name in "ab"]
    for process in processes:
        process.start()
    for process in processes:
        process.join(_SECONDS)
        assert process.exitcode == 0
    assert len(_kept(path)) == 100
    assert len(_asides(path)) == 1


def test_a_sound_file_that_another_process_has_just_begun_stays(path: Path) -> None:
    _write(path, "tea")
    put_aside_if_damaged(path, time.time())
    assert (_kept(path), _asides(path)) == ({"tea"}, [])


def test_a_file_that_was_removed_is_begun_anew(path: Path) -> None:
    writer = _write(path, "tea")
    path.unlink()
    writer.put(nothing("milk"))
    assert writer.flush(_SECONDS)
    assert _kept(path) == {"milk"}


def test_what_was_put_aside_goes_when_its_time_is_over(path: Path) -> None:
    for name, days in (("old", 31), ("new", 29)):
        aside = path.with_name(f"{path.name}.damaged-{name}")
        aside.touch()
        changed = time.time() - days * DAY_SECONDS
        os.utime(aside, (changed, changed))
    _write(path, "tea")
    assert [aside.name for aside in _asides(path)] == ["questions.sqlite.damaged-new"]


_PROGRAM = """
import os, sys, time
from pathlib import Path
from desk.log.log_writer import LogWriter
from tests.desk.asking import nothing

writer = LogWriter(Path(sys.argv[1]), 30)
{}
"""


def _run(path: Path, program: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _PROGRAM.format(program), str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_at_the_end_of_the_process_what_waits_is_written(path: Path) -> None:
    process = _run(path, "for n in range(500): writer.put(nothing(f'tea {n}'))")
    assert process.communicate(timeout=_SECONDS)[0] == ""
    assert len(_kept(path)) == 500


def test_the_end_of_the_process_does_not_wait_for_a_disk_that_hangs(path: Path) -> None:
    program = """
import desk.log.log_file, desk.log.log_writer
desk.log.log_writer.EXIT_SECONDS = 0.2
desk.log.log_file.open_to_write = lambda path: time.sleep(60)
writer.put(nothing('tea'))
"""
    started = time.perf_counter()
    assert _run(path, program).communicate(timeout=_SECONDS)[0] == ""
    assert time.perf_counter() - started < 10


def test_after_a_fork_the_child_writes_with_a_thread_of_its_own(path: Path) -> None:
    program = """
writer.put(nothing('before'))
writer.flush(10)
child = os.fork()
writer.put(nothing('child' if child == 0 else 'parent'))
writer.flush(10)
if child: os.waitpid(child, 0)
"""
    assert _run(path, program).communicate(timeout=_SECONDS)[0] == ""
    assert _kept(path) == {"before", "child", "parent"}


def test_a_process_that_is_killed_leaves_a_sound_file_with_what_was_written(path: Path) -> None:
    program = """
writer.put(nothing('tea'))
writer.flush(10)
print('written', flush=True)
n = 0
while True:
    n += 1
    writer.put(nothing(f'milk {n}'))
"""
    process = _run(path, program)
    assert process.stdout
    assert process.stdout.readline() == "written\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=_SECONDS)
    assert "tea" in _kept(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert _write(path, "cream").dropped == 0
    assert "cream" in _kept(path)
