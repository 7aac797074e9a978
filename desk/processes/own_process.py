"""Starts work in a process of its own, which outlives the one that started it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO

# Modules are found where this process found them, whatever the folder is that it works in.
_PROGRAM = """\
import sys
from importlib import import_module
module, function, count = sys.argv[1:4]
sys.path[:], sys.argv[1:] = sys.argv[4 : 4 + int(count)], sys.argv[4 + int(count) :]
getattr(import_module(module), function)()
"""
# It opens the desk, and is no business of what works behind it.
_SECRETS = frozenset({"QUIRE_TOKEN"})


def start_process(
    module: str,
    function: str,
    arguments: Sequence[str],
    *,
    errors: IO[bytes] | None = None,
    on_end: Callable[[int], object] | None = None,
) -> subprocess.Popen[bytes]:
    """Have a new process call ``function`` of ``module``, which finds its ``arguments`` in ``sys.argv[1:]``.

    What it writes to stderr goes to the file ``errors``, or where this process writes. ``on_end`` is told its
    exit code, in a thread, if this process lives so long. Raises OSError where no process can be started.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, module, function, str(len(sys.path)), *sys.path, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        env={name: value for name, value in os.environ.items() if name not in _SECRETS},
        # Neither Ctrl-C at the server's terminal nor the end of a worker is meant for it.
        start_new_session=True,
    )
    # Somebody must take notice of its end, or it stays in the table of processes.
    threading.Thread(target=_follow, args=(process, on_end), name="quire-follower", daemon=True).start()
    return process


def _follow(process: subprocess.Popen[bytes], on_end: Callable[[int], object] | None) -> None:
    code = process.wait()
    if on_end:
        on_end(code)
