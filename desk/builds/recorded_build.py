"""A build that writes down how it goes on, whoever started it: every worker and every desk can see it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from desk.builds.build_record import BuildRecord, BuildState, Origin
from desk.builds.build_records import HEARTBEAT_SECONDS, BuildRecords
from desk.builds.refusal import refusal_of
from desk.golden.golden_guard import GoldenRefused
from engine.errors import GuardRefused, IndexLocked
from indexer.build import BuildOptions, Progress
from indexer.build_report import BuildReport

_WRITE_SECONDS = 0.25


def build_recorded(
    options: BuildOptions,
    progress: Progress,
    run: Callable[[BuildOptions, Progress], BuildReport],
    origin: Origin = Origin.COMMAND,
    build_id: str | None = None,
) -> BuildReport:
    """What ``run`` does, with a record of it in the index folder; returns and raises what ``run`` does.

    A build that was asked for under ``build_id`` is recorded whatever comes of it. Otherwise one that found
    another build under way leaves no record, nor does one that ``watch`` began and that found nothing new, or
    that failed as the last one did: it comes with each edit, and would push all else out of the list.
    """
    recorder = _Recorder(options, origin, build_id, progress)
    with _heart_beating(recorder):
        try:
            report = run(options, recorder)
        except BaseException as error:
            if build_id or not isinstance(error, IndexLocked):
                recorder.fail(error)
            raise
    if origin is Origin.WATCH and not report.published:
        recorder.forget()
    else:
        recorder.finish(report)
    return report


class _Recorder:
    """Passes on what it is told of a build's progress, and writes it down now and then.

    A record that cannot be written must not stop a build: the disk's errors are the build's to report.
    """

    def __init__(
        self, options: BuildOptions, origin: Origin, build_id: str | None, progress: Progress
    ) -> None:
        self._records = BuildRecords(options.index)
        self._progress = progress
        self._written = 0.0
        self._record = BuildRecord.begun(
            build_id or self._records.new_id(), BuildState.RUNNING, origin, options
        )
        if build_id:
            asked = self._records.read(build_id)
            self._record = replace(self._record, started=asked.started) if asked else self._record
            self._write()

    def start(self, total: int) -> None:
        """So many files are to be read."""
        self._progress.start(total)
        self._note(replace(self._record, stage="reading", done=0, total=total), at_once=True)

    def step(self) -> None:
        """One more file is done."""
        self._progress.step()
        self._note(replace(self._record, done=self._record.done + 1))

    def stage(self, what: str) -> None:
        """A stage without a count begins."""
        self._progress.stage(what)
        self._note(replace(self._record, stage=what), at_once=True)

    def beat(self) -> None:
        """Show that the build is alive, if it is recorded by now."""
        with suppress(OSError):
            self._records.touch(self._record.id)

    def fail(self, error: BaseException) -> None:
        """The build was refused, failed or was interrupted."""
        state = BuildState.REFUSED if isinstance(error, GuardRefused) else BuildState.FAILED
        verdict = error.findings.lines if isinstance(error, GoldenRefused) else ()
        ended = self._record.ended(state, str(error) or type(error).__name__)
        refusal = refusal_of(error) if isinstance(error, GuardRefused) else None
        self._record = replace(ended, verdict=verdict, refusal=refusal)
        if self._is_known_from_watching():
            self.forget()
        else:
            self._write()

    def _is_known_from_watching(self) -> bool:
        own = self._record
        last = next((record for record in self._records.last() if record.id != own.id), None)
        return (
            last is not None
            and own.origin is last.origin is Origin.WATCH
            and (own.state, own.problem) == (last.state, last.problem)
        )

    def finish(self, report: BuildReport) -> None:
        """The build did what it should."""
        self._record = self._record.reported(report)
        self._write()
        with suppress(OSError):
            self._records.forget_old()

    def forget(self) -> None:
        """Leave no trace."""
        with suppress(OSError):
            self._records.forget(self._record.id)

    def _note(self, record: BuildRecord, at_once: bool = False) -> None:
        self._record = record
        if at_once or time.monotonic() - self._written >= _WRITE_SECONDS:
            self._write()

    def _write(self) -> None:
        with suppress(OSError):
            self._records.write(self._record)
        self._written = time.monotonic()


@contextmanager
def _heart_beating(recorder: _Recorder) -> Iterator[None]:
    """Touch the record while the build is in a long stage without a word."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(HEARTBEAT_SECONDS):
            recorder.beat()

    thread = threading.Thread(target=beat, name="quire-build-heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
