from __future__ import annotations

from pathlib import Path

from desk.jobs.task import Task
from indexer.build import BuildOptions


def test_a_task_survives_its_way_to_the_process(tmp_path: Path) -> None:
    options = BuildOptions(
        tmp_path / "ü", tmp_path / "index", include=["*.md"], exclude=["x"], max_bytes=9, jobs=2
    )
    task = Task("preview", options, "7-1")
    assert Task.from_json(task.to_json()) == task


def test_folders_are_the_same_from_another_folder() -> None:
    task = Task.from_json(Task("links", BuildOptions(Path("corpus"), Path("index"))).to_json())
    assert task.options.corpus == Path("corpus").resolve()
