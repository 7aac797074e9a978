"""Processes that read files beside the one that builds, which joins what they make.

Each is a program of its own: nothing of the building process is in it but its end of a connection, not the
lock nor any open file. When the building process dies the connection breaks and it ends. It never sees
Ctrl-C: that is for the building process, which then ends the others.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from signal import Signals
from types import TracebackType
from typing import Any, Self

from indexer.batch_reading import BatchRead, FileToRead
from indexer.errors import ReaderLost
from indexer.reader_process import Failed
from indexer.splitting.sentences import SentenceSplitter

# So many tasks for each process are under way, or done and not taken yet.
_AHEAD = 3
# The modules of the program are found where this process found them.
_PROGRAM = (
    "import sys; descriptor = int(sys.argv[1]); sys.path[:] = sys.argv[2:]; "
    "from indexer.reader_process import work; work(descriptor)"
)


@dataclass(slots=True, eq=False)
class _Worker:
    """``tasks`` is what the task under way belongs to, if there is one, ``number`` its place there, ``path``
    the file that is being read."""

    process: subprocess.Popen[bytes]
    connection: Connection[Any, Any]
    tasks: _Tasks | None = None
    number: int = 0
    path: str = ""


@dataclass(slots=True, eq=False)
class _Tasks:
    """Tasks in order, and the answers that have come but are not taken."""

    left: Iterator[tuple[str, Any]]
    answers: dict[int, Any] = field(default_factory=dict)
    sent: int = 0
    taken: int = 0
    ended: bool = False


class ReaderProcesses:
    """``FileReaders`` of several processes; a context manager, at whose end they are gone."""

    def __init__(self, root: Path, max_bytes: int, count: int) -> None:
        self._workers: list[_Worker] = []
        self._count = count
        self._options = (str(root.resolve()), max_bytes)

    def __enter__(self) -> Self:
        try:
            while len(self._workers) < self._count:
                self._workers.append(_start())
                _send(self._workers[-1], self._options)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def prose(self, paths: Iterable[str]) -> Iterator[str | None]:
        return self._map(("prose", path) for path in paths)

    def use(self, splitter: SentenceSplitter) -> None:
        record = splitter.to_record()
        # One that is about to answer does not listen: both ends would wait for the other for ever.
        while any(worker.tasks is not None for worker in self._workers):
            self._receive()
        for worker in self._workers:
            _send(worker, ("use", record))

    def read(self, batches: Iterable[Sequence[FileToRead]]) -> Iterator[BatchRead]:
        return self._map(("read", batch) for batch in batches)

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.wait()
            worker.connection.close()

    def _map(self, left: Iterator[tuple[str, Any]]) -> Iterator[Any]:
        """The answers to the tasks in their order. Raises ReaderLost."""
        tasks = _Tasks(left)
        while True:
            self._hand_out(tasks)
            if tasks.taken in tasks.answers:
                yield tasks.answers.pop(tasks.taken)
                tasks.taken += 1
            elif tasks.taken < tasks.sent or not tasks.ended:
                self._receive()
            else:
                return

    def _hand_out(self, tasks: _Tasks) -> None:
        """Give tasks to those who have none, but do not run too far ahead of who takes the answers."""
        for worker in self._workers:
            if worker.tasks is not None or tasks.sent - tasks.taken >= _AHEAD * self._count:
                continue
            task = next(tasks.left, None)
            if task is None:
                tasks.ended = True
                return
            worker.tasks, worker.number, worker.path = tasks, tasks.sent, ""
            _send(worker, task)
            tasks.sent += 1

    def _receive(self) -> None:
        """Take what has come. Answers to tasks of which nobody takes any more are kept for nobody."""
        ready = wait([worker.connection for worker in self._workers if worker.tasks is not None])
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                raise _lost(worker) from None
            if isinstance(message, str):
                worker.path = message
            elif isinstance(message, Failed):
                raise ReaderLost(f"{worker.path}: {message.error}; nothing was published: please report it")
            elif worker.tasks is not None:
                worker.tasks.answers[worker.number] = message.value
                worker.tasks = None


def _start() -> _Worker:
    ours, theirs = Pipe()
    with theirs:
        command = [sys.executable, "-c", _PROGRAM, str(theirs.fileno()), *sys.path]
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    return _Worker(process, ours)


def _send(worker: _Worker, message: tuple[Any, Any]) -> None:
    try:
        worker.connection.send(message)
    except OSError:
        raise _lost(worker) from None


def _lost(worker: _Worker) -> ReaderLost:
    code = worker.process.wait()
    how = Signals(-code).name if code < 0 else f"exit code {code}"
    where = f"{worker.path}: the process that read it" if worker.path else "a process that reads files"
    return ReaderLost(
        f"{where} ended ({how}); nothing was published. "
        "It may have lacked memory: build with --jobs 1, or leave the file out with --exclude"
    )
