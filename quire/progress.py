"""How slow commands show progress: one line that moves on a terminal, a plain line now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_TERMINAL_SECONDS = 0.2
_LOG_SECONDS = 10.0


class ProgressLines:
    """Writes to ``stream`` how many ``units`` are done."""

    def __init__(self, stream: TextIO = sys.stderr, units: str = "files") -> None:
        self._units = units
        self._stream = stream
        self._terminal = stream.isatty()
        self._total = self._done = 0
        self._started = self._shown = time.monotonic()

    def start(self, total: int) -> None:
        """So many are to be done."""
        self._total, self._done = total, 0
        self._started = self._shown = time.monotonic()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if now - self._shown >= (_TERMINAL_SECONDS if self._terminal else _LOG_SECONDS):
            self._shown = now
            self._write(self._line(now - self._started))

    def stage(self, what: str) -> None:
        """A stage without a count begins."""
        self._write(what)

    def close(self) -> None:
        """Leave the terminal's line clean."""
        if self._terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _line(self, seconds: float) -> str:
        rate = self._done / max(seconds, 1e-9)
        left = (self._total - self._done) / max(rate, 1e-9)
        return (
            f"{self._done:,} of {self._total:,} {self._units}, {rate:.0f} a second, about {_span(left)} left"
        )

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
        self._stream.flush()


class NoProgress:
    """For programs that read the JSON report."""

    def start(self, total: int) -> None:
        """Nothing is shown."""

    def step(self) -> None:
        """Nothing is shown."""

    def stage(self, what: str) -> None:
        """Nothing is shown."""


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
