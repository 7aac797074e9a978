"""Starts a build in a process of its own, one at a time, and takes notice of its end."""

from __future__ import annotations

import fcntl
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import IO

from desk.builds.build_record import BuildRecord, BuildState, Origin
from desk.builds.build_records import BuildRecords
from desk.processes.own_process import start_process
from desk.processes.process_life import own_mark
from engine.durability import make_folder
from engine.errors import IndexLocked
from engine.file_errors import explained
from indexer.build import BuildOptions

# The command line is above this package, which knows it by its name alone.
_COMMAND = ("quire.cli", "main")
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
        # Until the build writes for itself, this process answers for it.
        record = BuildRecord.begun(records.new_id(), BuildState.STARTING, origin, options)
        records.write(record)
        try:
            _run(options, record, records)
        except OSError as error:
            records.write(record.ended(BuildState.FAILED, str(error)))
            raise
    return record


def _run(options: BuildOptions, record: BuildRecord, records: BuildRecords) -> None:
    # What it writes is read after its end alone: a pipe could fill and stop it.
    output = tempfile.TemporaryFile()  # noqa: SIM115
    start_process(
        *_COMMAND,
        _arguments(options, record),
        errors=output,
        on_end=lambda code: _note_end(code, output, record.id, records),
    )


def _arguments(options: BuildOptions, record: BuildRecord) -> list[str]:
    arguments = [
        *("build", "--json"),
        f"--corpus={options.corpus}",
        f"--index={options.index}",
        f"--max-bytes={options.max_bytes}",
        f"--record={record.id}",
        f"--origin={record.origin}",
        *(f"--include={pattern}" for pattern in options.include),
        *(f"--exclude={pattern}" for pattern in options.exclude),
    ]
    arguments += [f"--jobs={options.jobs}"] if options.jobs is not None else []
    arguments += ["--full"] if options.full else []
    return [*arguments, "--force"] if options.force else arguments


def _note_end(code: int, output: IO[bytes], build_id: str, records: BuildRecords) -> None:
    """Take notice of the end of a build, above all of one that could not write down why it ended."""
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
