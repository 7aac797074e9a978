"""What a job's process does (``desk/jobs/job.py``): one task, under the job's lock, noting how far it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from desk.jobs.job import Job, JobResult, JobState
from desk.jobs.task import Task
from engine.errors import IndexLocked, QuireError
from engine.storage.build_lock import build_lock

# A look at the lock holds it for an instant.
_LOCK_ATTEMPTS = 20
_LOCK_SECONDS = 0.05
_NOTE_SECONDS = 0.3
# Answers come first.
_NICENESS = 10


def main() -> None:
    """Do the task that stands in ``sys.argv``; who asked for it learns from the job's files how it went."""
    os.nice(_NICENESS)
    run(Task.from_json(sys.argv[1]))


def run(task: Task) -> None:
    """Do the task, unless another process is at it."""
    job = Job(task.options.index, task.name)
    for _ in range(_LOCK_ATTEMPTS):
        try:
            with build_lock(job.folder):
                _work(job, task)
                return
        except IndexLocked:
            time.sleep(_LOCK_SECONDS)


def _work(job: Job, task: Task) -> None:
    job.note_state(JobState("running", task.key))
    try:
        # Imported under the lock: whoever waits for the job to begin need not wait for this.
        from desk.jobs.tasks import TASKS

        value = TASKS[task.name](task, NotedProgress(job, task.key))
    except (QuireError, OSError) as error:
        job.note_state(JobState("failed", task.key, message=str(error)))
    except BaseException as error:
        job.note_state(JobState("failed", task.key, message=f"{type(error).__name__}: {error}"))
        raise
    else:
        finished = datetime.now(UTC).isoformat(timespec="seconds")
        job.note_result(JobResult(task.key, finished, value))
        job.note_state(JobState("done", task.key))


class NotedProgress:
    """Progress that a page can show; told to the disk a few times a second at most."""

    def __init__(self, job: Job, key: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._job = job
        self._clock = clock
        self._noted = 0.0
        self._state = JobState("running", key)

    def start(self, total: int) -> None:
        """So many are to be done."""
        self._note(replace(self._state, done=0, total=total))

    def step(self) -> None:
        """One more is done."""
        self._state = replace(self._state, done=self._state.done + 1)
        if self._clock() - self._noted >= _NOTE_SECONDS:
            self._note(self._state)

    def stage(self, what: str) -> None:
        """A stage without a count begins."""
        self._note(replace(self._state, stage=what, done=0, total=0))

    def _note(self, state: JobState) -> None:
        self._state, self._noted = state, self._clock()
        self._job.note_state(state)
