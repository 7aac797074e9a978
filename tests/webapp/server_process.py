"""The real server over the fake engine, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """A running server; ``ask`` gives status, headers and body."""

    process: subprocess.Popen[str]
    address: str

    def ask(self, path: str) -> tuple[int, Message, bytes]:
        try:
            with urllib.request.urlopen(self.address.rstrip("/") + path, timeout=10) as response:
                return response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    @property
    def place(self) -> tuple[str, int]:
        """Host and port."""
        parts = urlsplit(self.address)
        assert parts.hostname
        assert parts.port
        return parts.hostname, parts.port

    def stop(self, number: signal.Signals) -> tuple[int, str]:
        """Send the signal; exit code and what was written to standard error."""
        self.process.send_signal(number)
        errors = self.process.communicate(timeout=15)[1]
        return self.process.returncode, errors


@contextmanager
def served(workers: int) -> Iterator[Server]:
    """A server with so many workers, stopped afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.webapp.serve_fake", str(workers)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield Server(process, process.stdout.readline().strip())
    finally:
        process.terminate()
        process.communicate(timeout=15)
