"""A build or rollback that is killed, or refused by the file system, at any of its steps.

To be fast, only some steps are struck at, and those around each rename; ``CRASH_STRIDE=1`` takes them all.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import engine
from engine.errors import IndexMissing
from engine.file_errors import IndexInaccessible
from engine.storage.generations import KEPT_GENERATIONS, Generations
from engine.storage.manifest import check_files, read_manifest
from quire.cli import main
from tests.indexer.corpus_folder import CorpusFolder

ROOT = Path(__file__).parent.parent
STRIDE = int(os.environ.get("CRASH_STRIDE", "23"))
NEVER = 1_000_000
KILLED = -9
QUESTIONS = ("Who boils the samovar?", "roaster beans", "kettle", "spring water", "cocoa pods")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended; ``steps`` are those that it took, none where it was killed."""

    code: int
    error: str
    steps: list[str]


class Driver:
    """Runs commands in forks of a process that stops them: see ``tests/crash_driver.py``."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.crash_driver"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, index: Path, arguments: list[str], at: int, refuse: int | None = None) -> Outcome:
        """Run a command and strike at step ``at``."""
        assert self.process.stdin and self.process.stdout
        job = {"index": str(index), "arguments": arguments, "at": at, "refuse": refuse}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        report = json.loads(self.process.stdout.readline())
        steps = [] if report["code"] == KILLED else json.loads(report["out"].splitlines()[-1])
        return Outcome(report["code"], report["err"], steps)


class Scene:
    """A corpus that was edited since its index was built, if it was."""

    def __init__(self, folder: Path, driver: Driver, builds: int) -> None:
        self.corpus, self._driver = CorpusFolder(folder), driver
        self.index, self._template = self.corpus.index, folder / "template"
        self.corpus.write("coffee.md", "# Coffee\n\nA roaster heats the beans for twelve minutes.\n")
        self.corpus.write("water.md", "# Water\n\nA spring gives cold water all year.\n")
        self.corpus.write("cocoa.md", "# Cocoa\n\nFarmers ferment the pods.\n")
        for number in range(builds):
            self.corpus.write("tea.md", f"# Tea\n\nThe samovar boils cup {number}.\n")
            self.corpus.build()
        self.before = answers(self.index)
        self.corpus.write("tea.md", "# Tea\n\nThe samovar and the kettle boil.\n")
        self.corpus.write("juice.md", "# Juice\n\nPress the oranges in spring.\n")
        self.corpus.remove("coffee.md")
        self._template.mkdir()
        if self.index.exists():
            shutil.copytree(self.index, self._template, dirs_exist_ok=True)

    def arguments(self, command: str) -> list[str]:
        """A command on this corpus and index."""
        corpus = ["--corpus", str(self.corpus.root)] if command == "build" else []
        return [command, "--index", str(self.index), *corpus]

    def run(self, command: str, at: int, refuse: int | None = None) -> Outcome:
        """The command on the index as it was first."""
        shutil.rmtree(self.index, ignore_errors=True)
        if any(self._template.iterdir()):
            shutil.copytree(self._template, self.index)
        return self._driver.run(self.index, self.arguments(command), at, refuse)

    def points(self, command: str) -> list[int]:
        """The steps to strike at."""
        outcome = self.run(command, NEVER)
        assert outcome.code == 0, outcome.error
        count = len(outcome.steps)
        renames = [at for at, step in enumerate(outcome.steps) if step.startswith("os.rename")]
        around = {at + offset for at in renames for offset in (0, 1) if at + offset < count}
        return sorted({*range(0, count, STRIDE), *around})


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """The process that runs and stops commands."""
    driver = Driver()
    with driver.process:
        yield driver
        driver.process.stdin.close()  # type: ignore[union-attr]  # it is a pipe


@pytest.fixture(params=[0, 5], ids=["a first build", "a build that drops one"])
def scene(request: pytest.FixtureRequest, tmp_path: Path, driver: Driver) -> Scene:
    """An index that was built so many times."""
    return Scene(tmp_path, driver, request.param)


def answers(index: Path) -> list[Any] | None:
    """What an engine opened now makes of all questions, but for the generation's number and the time."""
    try:
        opened = engine.open(index)
    except IndexMissing:
        return None
    found = [opened.ask(question).to_json() for question in QUESTIONS]
    return [{**one, "indexVersion": None, "processingTimeMs": None} for one in found]


def assert_sound(index: Path) -> None:
    """Nothing lies about that is not read, and everything that can be rolled back to is whole."""
    generations = Generations(index)
    assert {path.name for path in index.iterdir()} - {"builds"} == {"CURRENT", "build.lock", "generations"}
    numbers = generations.numbers()
    assert {path.name for path in (index / "generations").iterdir()} == {f"{one:08d}" for one in numbers}
    for number in numbers:
        check_files(generations.path(number), read_manifest(generations.path(number)))
    assert numbers[-1] == generations.current_number()


def assert_recovers(scene: Scene) -> None:
    """The next builds work, publish the new state, and leave what a rollback may lead to."""
    scene.corpus.build(force=True)
    assert_sound(scene.index)
    assert CliRunner().invoke(main, scene.arguments("check")).exit_code == 0
    new = answers(scene.index)
    assert new and {hit["doc"] for hit in new[2]["hits"]} == {"tea.md"}
    if scene.before:
        Generations(scene.index).roll_back()
        assert answers(scene.index) == scene.before
        scene.corpus.build(force=True)
        assert answers(scene.index) == new
    assert len(Generations(scene.index).numbers()) <= KEPT_GENERATIONS
    assert_sound(scene.index)


def test_a_build_killed_at_any_step_leaves_the_old_index_or_the_new_one(scene: Scene) -> None:
    scene.run("build", NEVER)
    states = [scene.before, answers(scene.index)]
    assert states[0] != states[1]
    seen = set()
    for at in scene.points("build"):
        assert scene.run("build", at).code == KILLED
        seen.add(states.index(answers(scene.index)))
        assert_recovers(scene)
    assert 0 in seen


def test_a_file_system_that_refuses_from_any_step_on_is_one_line(scene: Scene) -> None:
    scene.run("build", NEVER)
    states = [scene.before, answers(scene.index)]
    for at in scene.points("build"):
        outcome = scene.run("build", at, errno.ENOSPC)
        if outcome.code:
            (line,) = outcome.error.splitlines()[-1:]
            assert outcome.code == 1, outcome
            assert line.startswith("quire: ") and str(scene.index.parent) in line, outcome
            assert "No space left on device; free some space" in line, outcome
            assert "Traceback" not in outcome.error
        else:
            assert answers(scene.index) == states[1]
        assert answers(scene.index) in states
        assert_recovers(scene)


def test_a_rollback_killed_at_any_step_has_gone_back_or_not(tmp_path: Path, driver: Driver) -> None:
    scene = Scene(tmp_path, driver, 3)
    scene.run("rollback", NEVER)
    states = [scene.before, answers(scene.index)]
    seen = set()
    for at in range(len(scene.run("rollback", NEVER).steps)):
        assert scene.run("rollback", at).code == KILLED
        seen.add(states.index(answers(scene.index)))
    assert seen == {0, 1}


def test_what_is_published_stays_when_its_build_then_fails_and_cannot_tell(
    tmp_path: Path, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path, driver, 1)
    publish = Generations.publish

    def refuse(*_: object) -> None:
        raise IndexInaccessible("Too many open files")

    def publish_and_run_out_of_files(self: Generations, number: int) -> None:
        publish(self, number)
        monkeypatch.setattr("engine.storage.generations.read_pointer", refuse)
        refuse()

    monkeypatch.setattr(Generations, "publish", publish_and_run_out_of_files)
    with pytest.raises(IndexInaccessible, match="Too many open files"):
        scene.corpus.build(force=True)
    monkeypatch.undo()
    new = answers(scene.index)
    assert new and new != scene.before


@pytest.mark.parametrize("command", ["build", "rollback"])
def test_a_read_only_index_cannot_be_changed_and_says_so(
    tmp_path: Path, driver: Driver, command: str
) -> None:
    scene = Scene(tmp_path, driver, 2)
    outcome = scene.run(command, 0, errno.EROFS)
    assert outcome.code == 1
    (line,) = outcome.error.splitlines()
    assert str(scene.index) in line and "Read-only file system; make it writable" in line
    assert answers(scene.index) == scene.before


@pytest.mark.parametrize("arguments", [["ask", "samovar"], ["check"]], ids=" ".join)
def test_a_read_only_index_can_be_read(tmp_path: Path, driver: Driver, arguments: list[str]) -> None:
    scene = Scene(tmp_path, driver, 1)
    outcome = driver.run(scene.index, [*arguments, "--index", str(scene.index)], 0, errno.EROFS)
    assert (outcome.code, outcome.error, outcome.steps) == (0, "", [])
