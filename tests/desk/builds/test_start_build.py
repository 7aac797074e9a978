"""Builds in processes of their own: one at a time, and none that vanishes unnoticed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from desk.builds.build_record import BuildRecord, BuildState, Origin
from desk.builds.build_records import BuildRecords
from desk.builds.start_build import start_build
from engine.errors import IndexLocked, QuireError
from engine.storage.generations import Generations
from indexer.build import BuildOptions

_SECONDS = 30.0


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for a year.\n")
    return BuildOptions(corpus, tmp_path / "index", jobs=1)


def wait_for(
    options: BuildOptions, started: BuildRecord, reached: Callable[[BuildRecord], bool]
) -> BuildRecord:
    """The record once it is as wanted."""
    records, end = BuildRecords(options.index), time.monotonic() + _SECONDS
    while time.monotonic() < end:
        record = records.read(started.id)
        if record is not None and reached(record):
            return record
        time.sleep(0.02)
    raise AssertionError(f"still {records.read(started.id)}")


def ended(record: BuildRecord) -> bool:
    return not record.under_way


def test_a_build_runs_by_itself_and_tells_what_it_did(options: BuildOptions) -> None:
    started = start_build(options, Origin.DESK)
    assert started.state is BuildState.STARTING
    record = wait_for(options, started, ended)
    assert (record.state, record.origin) == (BuildState.PUBLISHED, Origin.DESK)
    assert record.started == started.started
    assert Generations(options.index).current_number() == 1


def test_of_two_that_start_at_once_one_is_told_to_wait(options: BuildOptions) -> None:
    def try_to_start(_: int) -> BuildRecord | None:
        try:
            return start_build(options, Origin.API)
        except IndexLocked:
            return None

    with ThreadPoolExecutor(8) as pool:
        [started] = [found for found in pool.map(try_to_start, range(8)) if found]
    assert wait_for(options, started, ended).state is BuildState.PUBLISHED


_INSTEAD = "tests.desk.builds.odd_builds"


def test_a_build_that_is_killed_is_noticed(options: BuildOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("desk.builds.start_build._COMMAND", (_INSTEAD, "endless"))
        started = start_build(options, Origin.DESK)
    running = wait_for(options, started, lambda record: record.state is BuildState.RUNNING)
    with pytest.raises(IndexLocked):
        start_build(options, Origin.DESK)
    os.kill(running.process.pid, signal.SIGKILL)
    assert wait_for(options, started, ended).state in (BuildState.LOST, BuildState.FAILED)
    record = wait_for(options, started, lambda record: record.problem is not None)
    assert "was killed" in (record.problem or "")
    again = start_build(options, Origin.DESK)
    assert wait_for(options, again, ended).state is BuildState.PUBLISHED


def test_a_build_that_cannot_be_started_says_why(
    options: BuildOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(OSError, match="No such file"):
        start_build(options, Origin.DESK)
    [record] = BuildRecords(options.index).last()
    assert record.state is BuildState.FAILED


def test_what_the_process_said_last_is_the_reason(
    options: BuildOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.builds.start_build._COMMAND", (_INSTEAD, "refuses"))
    record = wait_for(options, start_build(options, Origin.DESK), ended)
    assert (record.state, record.problem) == (BuildState.FAILED, "no!")


def test_a_folder_without_documents_is_named(options: BuildOptions) -> None:
    (options.corpus / "tea.md").unlink()
    record = wait_for(options, start_build(options, Origin.DESK), ended)
    assert record.state is BuildState.FAILED
    assert record.problem is not None
    assert str(options.corpus) in record.problem


def test_an_index_folder_that_cannot_be_written_is_named(tmp_path: Path, options: BuildOptions) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(QuireError, match="file"):
        start_build(replace(options, index=tmp_path / "file" / "index"), Origin.DESK)


def test_a_build_from_elsewhere_is_seen(options: BuildOptions) -> None:
    command = [
        sys.executable,
        "-m",
        "quire",
        "build",
        f"--corpus={options.corpus}",
        f"--index={options.index}",
    ]
    subprocess.run(command, check=True, capture_output=True)
    [record] = BuildRecords(options.index).last()
    assert (record.state, record.origin) == (BuildState.PUBLISHED, Origin.COMMAND)


def test_patterns_and_limits_are_passed_on(options: BuildOptions) -> None:
    for name in ("-odd.md", "left.md"):
        (options.corpus / name).write_text("# Odd\n\nOdd tea.\n")
    wanted = replace(options, include=("-odd.md", "left.md"), exclude=("left.md",))
    record = wait_for(options, start_build(wanted, Origin.DESK), ended)
    assert record.report is not None
    assert record.report["new"] == ["-odd.md"]
