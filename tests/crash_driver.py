"""Runs ``quire`` again and again and strikes at a chosen step: see ``tests/test_crash.py``.

Reads jobs from stdin and writes reports to stdout, a line of JSON each. A job runs in a fork of this process,
which has everything imported. Steps are the calls that change the index folder, as Python's audit events
tell them, and each ``os.fsync``. With ``refuse`` null the process kills itself instead of taking step ``at``;
otherwise that step and all later ones fail with this error number (a full disk still lets files be removed).
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import engine
from quire.cli import main
from tests.indexer.corpus_folder import CorpusFolder

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.truncate"})
FREEING = frozenset({"os.remove", "os.rmdir", "os.truncate"})
TRACEBACK = 99
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Steps:
    """Counts the steps and strikes at one of them."""

    def __init__(self, index: str, at: int, refuse: int | None) -> None:
        self._index, self._at, self._refuse = index, at, refuse
        self.taken: list[str] = []

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Told by Python of everything that happens, before it does."""
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str) and path.startswith(self._index) and flags & WRITING:
                self.take("truncate" if flags & os.O_TRUNC else "open", path)
        elif event in CHANGES:
            path = arguments[0]
            # What has a folder's descriptor, or one of its own, is meant by a name without the folder.
            if not isinstance(path, str | os.PathLike) or not Path(path).is_absolute():
                self.take(event, str(path))
            elif os.fspath(path).startswith(self._index):
                self.take(event, os.fspath(path))

    def take(self, name: str, path: str) -> None:
        """Before each step."""
        if len(self.taken) >= self._at:
            self._strike(name, path)
        self.taken.append(f"{name} {path}")

    def _strike(self, name: str, path: str) -> None:
        if self._refuse is None:
            if name == "truncate":
                # Killed when the file is open and nothing is written yet.
                self._at = sys.maxsize
                Path(path).write_bytes(b"")
            os.kill(os.getpid(), signal.SIGKILL)
        elif self._refuse != errno.ENOSPC or name not in FREEING:
            raise OSError(self._refuse, os.strerror(self._refuse), path)


def run(job: dict[str, Any]) -> int:
    """In the fork: the exit code of the command; its last line of output is the steps that it took."""
    steps = Steps(job["index"], job["at"], job["refuse"])
    fsync: Callable[[int], None] = os.fsync

    def audited_fsync(descriptor: int) -> None:
        steps.take("fsync", str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    os.fsync = audited_fsync  # type: ignore[assignment]
    sys.addaudithook(steps.audit)
    code = TRACEBACK
    try:
        main(job["arguments"])
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    print(json.dumps(steps.taken))
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def report(job: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Fork, wait, and tell what came of it."""
    child = os.fork()
    if not child:
        for descriptor, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
        # Not by returning: what belongs to the driver is not the fork's to clean up.
        os._exit(run(job))
    _, status = os.waitpid(child, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "out": (folder / "out").read_text(),
        "err": (folder / "err").read_text(),
    }


def warm_up(folder: Path) -> None:
    """Import all that a build and a question need, for all forks."""
    corpus = CorpusFolder(folder)
    corpus.write("tea.md", "# Tea\n\nGreen leaves.\n")
    corpus.build()
    engine.open(corpus.index).ask("leaves")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        warm_up(Path(scratch))
        for line in sys.stdin:
            print(json.dumps(report(json.loads(line), Path(scratch))), flush=True)
