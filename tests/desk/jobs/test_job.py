from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from desk.jobs.job import Job, JobResult, JobState
from desk.jobs.task import Task
from engine.file_errors import IndexInaccessible
from engine.storage.build_lock import build_lock
from indexer.build import BuildOptions


@pytest.fixture
def task(tmp_path: Path) -> Task:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nSee [milk](milk.md).\n")
    return Task("links", BuildOptions(corpus, tmp_path / "index"), key="1")


def test_a_job_that_never_ran_says_so(tmp_path: Path) -> None:
    job = Job(tmp_path, "links")
    assert (job.state(), job.result(), job.is_held()) == (JobState("none"), None, False)


def test_a_process_does_the_task_and_keeps_the_result(task: Task) -> None:
    job = Job(task.options.index, "links")
    job.start(task, wait_seconds=20)
    result = job.result()
    assert job.state() == JobState("done", "1")
    assert result is not None
    assert (result.key, result.value["broken"]) == ("1", 1)


def test_a_task_that_fails_says_why(task: Task, tmp_path: Path) -> None:
    failing = Task("links", BuildOptions(tmp_path / "nowhere", task.options.index), key="2")
    job = Job(task.options.index, "links")
    job.start(failing, wait_seconds=20)
    state = job.state()
    assert (state.status, state.key) == ("failed", "2")
    assert "nowhere" in state.message


def test_a_job_whose_process_was_killed_is_not_taken_for_running(tmp_path: Path) -> None:
    job = Job(tmp_path, "links")
    with build_lock(job.folder):
        job.note_state(JobState("running", "1", "reading", 3, 9))
        assert job.state() == JobState("running", "1", "reading", 3, 9)
    assert job.state() == JobState("stopped", "1")


def test_a_job_whose_process_cannot_begin_is_stopped(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(task.options.index, "links")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    job.start(task)
    assert job.state() == JobState("stopped", "1")


def test_a_full_disk_is_explained(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, values: object) -> None:  # noqa: ARG001
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("desk.jobs.job.write_state", refuse)
    with pytest.raises(IndexInaccessible, match="free some space"):
        Job(task.options.index, "links").start(task)


def test_a_job_at_work_is_not_started_again(task: Task) -> None:
    job = Job(task.options.index, "links")
    with build_lock(job.folder):
        job.start(task, wait_seconds=5)
    assert job.state() == JobState("none")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"status": "done", "more": 1}', "[" * 100_000])
def test_broken_files_are_no_state_and_no_result(tmp_path: Path, content: str) -> None:
    job = Job(tmp_path, "links")
    job.folder.mkdir(parents=True)
    for name in ("state.json", "result.json"):
        (job.folder / name).write_text(content)
    assert (job.state(), job.result()) == (JobState("none"), None)


def test_a_result_of_another_program_is_none(tmp_path: Path) -> None:
    job = Job(tmp_path, "links")
    job.folder.mkdir(parents=True)
    job.note_result(JobResult("1", "2024-05-01T00:00:00+00:00", {"a": 1}))
    assert job.result() is not None
    path = job.folder / "result.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 0}))
    assert job.result() is None


def test_an_index_that_cannot_be_written_to_is_explained(task: Task, tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(IndexInaccessible):
        Job(tmp_path / "index", "links").start(task)
