"""What a started process may do instead of a build."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from desk.builds.build_record import Origin
from desk.builds.recorded_build import build_recorded
from indexer.build import BuildOptions, Progress
from indexer.build_report import BuildReport
from tests.indexer.corpus_folder import SilentProgress


def endless() -> None:
    """Begin to read and stay there."""
    given = dict(argument[2:].split("=", 1) for argument in sys.argv[1:] if "=" in argument)
    options = BuildOptions(Path(given["corpus"]), Path(given["index"]))
    build_recorded(options, SilentProgress(), _read_for_ever, Origin.DESK, given["record"])


def _read_for_ever(options: BuildOptions, progress: Progress) -> BuildReport:  # noqa: ARG001
    progress.start(10)
    progress.step()
    time.sleep(60)
    raise AssertionError("nobody stopped it")


def refuses() -> None:
    """End before anything is recorded."""
    raise SystemExit("no!")
