"""Starts a build in a process of its own, which outlives the one that started it."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import IO

from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id, now
from desk.builds.build_records import BuildRecords
from desk.builds.process_life import own_mark
from engine.durability import make_folder
from engine.errors import IndexLocked
from engine.file_errors import explained
from indexer.build import BuildOptions

_LOCK_NAME = "start.lock"
_LAST_BYTES = 2_000


def start_build(options: BuildOptions, origin: Origin) -> BuildRecord:
    """Start a build and return its first record; how it goes on is told by ``BuildRecords``.

    Raises IndexLocked when one is under way, IndexInaccessible when the index folder cannot be written.
    """
    records = BuildRecords(options.index)
    with explained(options.index), _one_at_a_time(options.index):
        running = records.under_way()
        if running is not None:
            raise IndexLocked(f"{options.index}: a build is under way since {running.started}; wait for it")
        record = _first_record(options, origin)
        records.write(record)
        try:
            _run(options, record, records)
        except OSError as error:
            records.write(record.ended(BuildState.FAILED, str(error)))
            raise
    return record


def _first_record(options: BuildOptions, origin: Origin) -> BuildRecord:
    """Until the build writes for itself, this process answers for it."""
    return BuildRecord(
        id=new_id(),
        state=BuildState.STARTING,
        origin=origin,
        full=options.full,
        force=options.force,
        started=now(),
        process=own_mark(),
    )


def _run(options: BuildOptions, record: BuildRecord, records: BuildRecords) -> None:
    # What it writes is read after its end alone: a pipe could fill and stop it.
    output = tempfile.TemporaryFile()  # noqa: SIM115
    process = subprocess.Popen(
        _command(options, record),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=output,
        env={name: value for name, value in os.environ.items() if name != "QUIRE_TOKEN"},
        # Neither Ctrl-C at the server's terminal nor the end of a worker is meant for the build.
        start_new_session=True,
    )
    follower = threading.Thread(
        target=_wait_for, args=(process, output, record.id, records), name="quire-build", daemon=True
    )
    follower.start()


def _command(options: BuildOptions, record: BuildRecord) -> list[str]:
    command = [
        *(sys.executable, "-m", "quire", "build", "--json"),
        f"--corpus={options.corpus}",
        f"--index={options.index}",
        f"--max-bytes={options.max_bytes}",
        f"--record={record.id}",
        f"--origin={record.origin}",
        *(f"--include={pattern}" for pattern in options.include),
        *(f"--exclude={pattern}" for pattern in options.exclude),
    ]
    command += [f"--jobs={options.jobs}"] if options.jobs is not None else []
    command += ["--full"] if options.full else []
    return [*command, "--force"] if options.force else command


def _wait_for(
    process: subprocess.Popen[bytes], output: IO[bytes], build_id: str, records: BuildRecords
) -> None:
    """Take notice of the end of a build, above all of one that could not write down why it ended."""
    code = process.wait()
    with output, suppress(OSError):
        record = records.read(build_id)
        if record is not None and record.state in (BuildState.STARTING, BuildState.LOST):
            problem = _last_line(output) or _ended_with(code)
            records.write(replace(record.ended(BuildState.FAILED, problem), process=own_mark()))


def _ended_with(code: int) -> str:
    if code == -signal.SIGKILL:
        return "the build was killed; the system does that when memory runs out"
    return f"the build's process ended with {code}"


def _last_line(output: IO[bytes]) -> str:
    end = output.seek(0, os.SEEK_END)
    output.seek(max(0, end - _LAST_BYTES))
    lines = output.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


@contextmanager
def _one_at_a_time(index: Path) -> Iterator[None]:
    """Two workers must not both find that no build is under way."""
    make_folder(index)
    descriptor = os.open(index / _LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
