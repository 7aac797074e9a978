"""Work that takes longer than a page may: done by a process of its own, followed through files.

    index/desk/jobs/NAME/build.lock    held by the process at work
    index/desk/jobs/NAME/state.json    how far it is, or how it ended
    index/desk/jobs/NAME/result.json   the last result, kept until there is another

Any process of a server may start a job and any may look at it. One that was killed holds no lock any more, so
what its state says is not believed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from desk.jobs.task import Task
from desk.processes.own_process import start_process
from desk.processes.state_file import read_state, write_state
from engine.durability import make_folder
from engine.file_errors import explained
from engine.storage.build_lock import is_locked

Status = Literal["none", "running", "done", "failed", "stopped"]

_STATE_NAME, _RESULT_NAME = "state.json", "result.json"
# Raise it with any change of what a task's result looks like: one of an earlier program is no result.
_RESULT_VERSION = 1
_STARTING_SECONDS = 5.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class JobState:
    """``stage`` and ``done`` of ``total`` are of a running job, ``message`` of one that failed.

    ``key`` names what the job was done for, as whoever started it understands it.
    """

    status: Status
    key: str = ""
    stage: str = ""
    done: int = 0
    total: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class JobResult:
    """What a job came to: plain JSON values, when (ISO 8601, UTC), and what it was done for."""

    key: str
    finished: str
    value: dict[str, Any]


class Job:
    """One kind of work over one index folder."""

    def __init__(self, index: Path, name: str) -> None:
        self.index = index
        self.name = name
        self.folder = index / "desk" / "jobs" / name

    def state(self) -> JobState:
        """How far the job is; ``stopped`` where its process ended without a word."""
        state = self._read_state()
        if state.status == "running" and not self.is_held():
            # It may have ended between the two looks.
            state = self._read_state()
            return JobState("stopped", state.key) if state.status == "running" else state
        return state

    def result(self) -> JobResult | None:
        """The last result, if there is one that can be read."""
        record, _ = read_state(self.folder / _RESULT_NAME)
        try:
            result = JobResult(str(record["key"]), str(record["finished"]), dict(record["value"]))
            return result if record["version"] == _RESULT_VERSION else None
        except (KeyError, TypeError, ValueError):
            return None

    def is_held(self) -> bool:
        """Whether a process is at work."""
        return is_locked(self.folder)

    def start(self, task: Task, wait_seconds: float = 0.0) -> None:
        """Have a process do the task, unless one is at work; waits until it is, and ``wait_seconds`` longer
        for its end.

        Raises IndexInaccessible where the index folder cannot be written to.
        """
        if self.is_held():
            return
        with explained(self.index):
            make_folder(self.folder)
            # Until it holds the lock that reads as stopped: a process that cannot even begin is not started
            # again by each who looks.
            self.note_state(JobState("running", task.key))
        process = start_process("desk.jobs.job_process", "main", [task.to_json()])
        _wait_until(lambda: self.is_held() or process.poll() is not None, _STARTING_SECONDS)
        _wait_until(lambda: process.poll() is not None, wait_seconds)

    def note_state(self, state: JobState) -> None:
        """Tell how far it is: the process at work, and before it who starts one."""
        write_state(self.folder / _STATE_NAME, asdict(state))

    def note_result(self, result: JobResult) -> None:
        """For the process at work: keep what it found."""
        write_state(self.folder / _RESULT_NAME, asdict(result) | {"version": _RESULT_VERSION})

    def _read_state(self) -> JobState:
        record, _ = read_state(self.folder / _STATE_NAME)
        with suppress(TypeError):
            return JobState(**record) if record else JobState("none")
        return JobState("none")


def _wait_until(ready: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not ready() and time.monotonic() < until:
        time.sleep(_LOOK_SECONDS)
