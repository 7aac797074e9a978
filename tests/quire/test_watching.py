"""The index follows the documents, until it is told to stop."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from engine.storage.build_lock import build_lock
from engine.storage.generations import Generations
from indexer.build import BuildOptions
from quire import watching
from quire.cli import main

ROOT = Path(__file__).parents[2]
_SECONDS = 20.0

# As on the command line, but in more of a hurry.
_WATCH = """
import sys
from quire import watching
from quire.cli import main
watching.QUIET_MS, watching.LONGEST_MS = 100, 1_000
watching._LOOK_MS, watching._FOLDER_MISSING_SECONDS, watching._LOCKED_SECONDS = 200, 0.1, 0.1
main(["build", "--watch", *sys.argv[1:]])
"""


class Watcher:
    """A watching process; what it says is in ``lines``."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.corpus, self.index = folder / "corpus", folder / "corpus" / "index"
        self._output = folder / "output"
        with self._output.open("w") as output:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-c", _WATCH, "--jobs=1", *options),
                    *(f"--corpus={self.corpus}", f"--index={self.index}"),
                ],
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def lines(self) -> list[str]:
        return self._output.read_text().splitlines()

    def says(self, *words: str) -> None:
        """Wait until a line holds all words."""
        self.wait(lambda: any(all(word in line for word in words) for line in self.lines))

    def wait(self, reached: Callable[[], bool]) -> None:
        end = time.monotonic() + _SECONDS
        while not reached():
            assert time.monotonic() < end, self.lines
            assert self.process.poll() is None, self.lines
            time.sleep(0.02)

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=10)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Watcher]]:
    """Starts a watcher over a small corpus, its index inside."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "tea.md").write_text("# Tea\n\nTea keeps for a year.\n")
    started: list[Watcher] = []

    def run(*options: str) -> Watcher:
        started.append(Watcher(tmp_path, *options))
        started[-1].says("Watching")
        return started[-1]

    yield run
    for watcher in started:
        watcher.process.kill()
        watcher.process.wait()


@pytest.mark.parametrize("options", [(), ("--poll",)])
def test_edits_are_gathered_and_published_in_one_line(
    start: Callable[..., Watcher], options: tuple[str, ...]
) -> None:
    watcher = start(*options)
    watcher.says("generation 00000001", "1 new")
    for number in range(3):
        (watcher.corpus / f"{number}.md").write_text(f"# Tea {number}\n\nTea number {number}.\n")
    (watcher.corpus / ".tea.md.swp").write_text("x")
    watcher.says("3 new")
    (watcher.corpus / "0.md").unlink()
    watcher.says("1 gone")
    time.sleep(1)
    assert len(watcher.lines) == 4
    assert watcher.stop(signal.SIGTERM) == 0
    assert watcher.lines[-1] == "Stopped watching"


def test_an_error_is_named_and_the_next_edit_is_tried(start: Callable[..., Watcher]) -> None:
    watcher = start()
    (watcher.corpus / "tea.md").unlink()
    watcher.says("not built", "holds no .html, .md or .txt document")
    (watcher.corpus / "coffee.md").write_text("# Coffee\n\nCoffee keeps for a month.\n")
    watcher.says("generation", "1 new, 1 gone")
    assert watcher.stop(signal.SIGINT) == 0
    assert not any("Traceback" in line for line in watcher.lines)


def test_a_build_that_is_refused_is_told_once_and_mended_by_the_golden_question(
    start: Callable[..., Watcher], tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    tea = {"doc": "tea.md", "heading": ""}
    golden = {"id": "g1", "question": "How long does tea keep?", "sections": [tea]}
    (corpus / "golden.jsonl").write_text(json.dumps(golden | {"answer": ["a year"]}))
    (corpus / "coffee.md").write_text("# Coffee\n\nCoffee is another drink.\n")
    watcher = start()
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for a month.\n")
    watcher.says("not built", "golden question got worse")
    (corpus / "coffee.md").write_text("# Coffee\n\nCoffee is a drink as well.\n")
    time.sleep(1.5)
    assert len([line for line in watcher.lines if "not built" in line]) == 1
    (corpus / "golden.jsonl").write_text(json.dumps(golden | {"answer": ["a month"]}))
    watcher.says("2 changed")


def test_a_link_that_leads_to_itself_stops_nothing(start: Callable[..., Watcher]) -> None:
    watcher = start()
    (watcher.corpus / "loop.md").symlink_to("loop.md")
    watcher.says("1 left out")
    watcher.says("left out: loop.md: ")
    assert watcher.stop(signal.SIGTERM) == 0


@pytest.mark.parametrize("error", [OSError("watch limit reached"), RuntimeError("too many open files")])
def test_where_the_system_tells_of_no_changes_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    asked: list[bool | None] = []

    def watch(*_: object, force_polling: bool | None, **__: object) -> Iterator[set[str]]:
        asked.append(force_polling)
        if not force_polling:
            raise error
        yield {"a change"}

    monkeypatch.setattr("quire.watching.watchfiles.watch", watch)
    monkeypatch.setattr(watching, "_FOLDER_MISSING_SECONDS", 0)
    said: list[str] = []
    next(watching._changes(BuildOptions(tmp_path, tmp_path / "index"), poll=False, say=said.append))
    assert asked == [None, True]
    assert len(said) == 1 and str(error) in said[0]


def test_a_folder_that_is_put_in_the_place_of_another_is_watched_on(
    start: Callable[..., Watcher], tmp_path: Path
) -> None:
    watcher = start()
    shutil.copytree(watcher.corpus, tmp_path / "next")
    (tmp_path / "next" / "coffee.md").write_text("# Coffee\n\nCoffee keeps for a month.\n")
    watcher.corpus.rename(tmp_path / "before")
    watcher.says("is not there")
    (tmp_path / "next").rename(watcher.corpus)
    watcher.wait(lambda: Generations(watcher.index).current_number() == 2)
    (watcher.corpus / "milk.md").write_text("# Milk\n\nMilk keeps for a week.\n")
    watcher.wait(lambda: Generations(watcher.index).current_number() == 3)
    assert watcher.stop(signal.SIGTERM) == 0


def test_another_build_is_waited_for(start: Callable[..., Watcher]) -> None:
    watcher = start()
    with build_lock(watcher.index):
        (watcher.corpus / "coffee.md").write_text("# Coffee\n\nCoffee keeps for a month.\n")
        watcher.says("waiting", "has been building it since")
    watcher.says("1 new")
    watcher.wait(lambda: Generations(watcher.index).current_number() == 2)


@pytest.mark.parametrize("options", [["--watch", "--json"], ["--poll"]])
def test_options_that_do_not_go_together_are_named(options: list[str]) -> None:
    done = CliRunner().invoke(main, ["build", *options])
    assert done.exit_code == 2
