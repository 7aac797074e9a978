"""``quire build --watch``: keeps the index up to date by itself when files change, and says little."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FrameType

import watchfiles

from desk.builds.build_record import Origin
from engine.errors import IndexLocked, QuireError
from indexer.build import BuildOptions
from indexer.build_report import BuildReport
from quire.building import run_build
from quire.watched_files import WatchedFiles

QUIET_MS = 1_000
"""Edits are gathered until none has come for so long,"""
LONGEST_MS = 10_000
"""and for so long at most."""

_LOOK_MS = 2_000
_FOLDER_MISSING_SECONDS = 1.0
_LOCKED_SECONDS = 5.0


def watch(options: BuildOptions, poll: bool, say: Callable[[str], None]) -> None:
    """Build now, and again whenever files of the corpus have changed, until SIGINT or SIGTERM.

    ``say`` gets a line for each build that published something, and for each error that is not the one
    before; after one the next change is tried. ``poll`` looks at all files now and then, where a file system
    does not tell of changes.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        problem = _build(options, say)
        say(f"Watching {options.corpus}; stop with Ctrl-C")
        # What was asked for with the first build is not asked again.
        again = replace(options, full=False, force=False)
        for _ in _changes(options, poll, say):
            problem = _build(again, say, problem)
    except KeyboardInterrupt:
        say("Stopped watching")


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt


def _build(options: BuildOptions, say: Callable[[str], None], known: str = "") -> str:
    """Why nothing was built, empty if all went well; said unless it was ``known`` before."""
    waits = False
    while True:
        try:
            report = run_build(options, quiet=True, origin=Origin.WATCH)
        except IndexLocked as error:
            # What changed meanwhile is for this build all the same: it comes after the other one.
            if not waits:
                say(_timed(f"waiting: {error}"))
            waits = True
            time.sleep(_LOCKED_SECONDS)
        except (QuireError, OSError) as error:
            if str(error) != known:
                say(_timed(f"not built: {error}"))
            return str(error)
        else:
            if report.published:
                say(_timed(_line(report)))
                for detail in _details(report):
                    say(f"  {detail}")
            return ""


def _changes(options: BuildOptions, poll: bool, say: Callable[[str], None]) -> Iterator[None]:
    """Something whenever files have changed, also by the corpus folder's going and coming."""
    while True:
        _wait_for_folder(options.corpus, say)
        watched = _identity(options.corpus)
        # What happened between the last build and the beginning of this watch was seen by neither.
        unseen = True
        try:
            for changes in _watch_folder(options, poll):
                if changes or unseen:
                    yield
                unseen = False
                if _identity(options.corpus) != watched:
                    break
        except (OSError, RuntimeError) as error:  # RuntimeError: watchfiles' own
            time.sleep(_FOLDER_MISSING_SECONDS)
            if not poll and options.corpus.is_dir():
                say(_timed(f"the system tells of no changes ({error}); looking at all files now and then"))
                poll = True


def _watch_folder(options: BuildOptions, poll: bool) -> Iterator[object]:
    """What changed, or nothing every few seconds. Raises where the folder cannot be watched (any more):
    it is gone, or the system watches no more files than it does."""
    yield from watchfiles.watch(
        options.corpus,
        watch_filter=WatchedFiles(options.corpus, options.index),
        debounce=LONGEST_MS,
        step=QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        force_polling=poll or None,
        ignore_permission_denied=True,
    )


def _wait_for_folder(corpus: Path, say: Callable[[str], None]) -> None:
    if corpus.is_dir():
        return
    say(_timed(f"{corpus}: is not there; waiting until it comes back"))
    while not corpus.is_dir():
        time.sleep(_FOLDER_MISSING_SECONDS)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder stands at a path: another may take its place."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _line(report: BuildReport) -> str:
    counts = ((report.new, "new"), (report.changed, "changed"), (report.gone, "gone"))
    changes = [f"{len(paths):,} {word}" for paths, word in counts if paths]
    left_out = [f"{len(report.left_out):,} left out"] if report.left_out else []
    told = ", ".join([*changes, *left_out]) or "synonyms or what is left out changed"
    return f"generation {report.generation:08d} in {report.seconds:.1f} s: {told}"


def _details(report: BuildReport) -> Iterator[str]:
    """What somebody has to look at: files left out, and golden questions that came out otherwise."""
    yield from (f"left out: {left.path}: {left.reason}" for left in report.left_out)
    yield from (line.strip() for line in (report.findings.lines[1:] if report.findings else ()))


def _timed(line: str) -> str:
    return f"{datetime.now():%H:%M:%S} {line}"
