from __future__ import annotations

from pathlib import Path

from desk.jobs.job import Job, JobState
from desk.jobs.job_process import NotedProgress, run
from desk.jobs.task import Task
from engine.storage.build_lock import build_lock
from indexer.build import BuildOptions


def test_progress_is_noted_now_and_then(tmp_path: Path) -> None:
    now = 0.0
    job = Job(tmp_path, "links")
    job.folder.mkdir(parents=True)
    progress = NotedProgress(job, "1", clock=lambda: now)
    with build_lock(job.folder):
        progress.stage("reading the files")
        progress.start(3)
        progress.step()
        assert job.state() == JobState("running", "1", "reading the files", 0, 3)
        now = 1.0
        progress.step()
        assert job.state() == JobState("running", "1", "reading the files", 2, 3)


def test_a_task_whose_job_is_at_work_is_left(tmp_path: Path) -> None:
    job = Job(tmp_path, "links")
    with build_lock(job.folder):
        run(Task("links", BuildOptions(tmp_path, tmp_path)))
    assert job.state() == JobState("none")
