"""A corpus folder to write, age and build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from indexer.build import BuildOptions, build
from indexer.build_report import BuildReport

# Long enough ago for its time to be trusted.
OLD = 1_700_000_000


class SilentProgress:
    """A build that nobody watches."""

    def start(self, total: int) -> None:
        """Nothing is shown."""

    def step(self) -> None:
        """Nothing is shown."""

    def stage(self, what: str) -> None:
        """Nothing is shown."""


class CorpusFolder:
    """Documents below ``root``, and an index beside them. Each write moves the clock on by a second."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "corpus"
        self.index = folder / "index"
        self.root.mkdir()
        self.options = BuildOptions(self.root, self.index)
        self._clock = _seconds()

    def write(self, path: str, text: str) -> None:
        """Write a file that looks as if it had been lying there for long."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.touch(path)

    def touch(self, path: str) -> None:
        """Give a file another time, and its content no change."""
        now = next(self._clock)
        os.utime(self.root / path, (now, now))

    def remove(self, path: str) -> None:
        """Delete a file."""
        (self.root / path).unlink()

    def build(self, *, full: bool = False, force: bool = False) -> BuildReport:
        """Build the index."""
        return build(replace(self.options, full=full, force=force), SilentProgress())


def _seconds() -> Iterator[int]:
    now = OLD
    while True:
        now += 1
        yield now
