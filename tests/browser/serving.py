"""Servers that are started for the tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-many-characters"


@contextmanager
def served(corpus: Path, index: Path, *options: str, token: str | None = None) -> Iterator[str]:
    """Where a server started for it answers from a built index, without the last slash.

    With a ``token`` its desk is open.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("QUIRE_")}
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "quire", "serve", "--port=0", "--workers=1", "--jobs=1"),
            *(f"--index={index}", f"--corpus={corpus}", *options),
        ],
        cwd=ROOT,
        env=own | ({"QUIRE_TOKEN": token} if token else {}),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().split()[-1].rstrip("/")
    finally:
        # At once: the browser keeps connections open, for which a polite end would wait.
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=15)
