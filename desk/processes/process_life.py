"""Whether a process that wrote down its number still lives."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

_GONE = frozenset({"Z", "X", "x"})


@dataclass(frozen=True, slots=True)
class ProcessMark:
    """A process: its number, its machine, and when it began by the kernel's count (0 where unknown).

    Numbers are given again: the beginning tells a process from a later one of the same number.
    """

    pid: int
    host: str
    began: int

    def lives(self) -> bool | None:
        """Whether it still runs; None for a process of another machine, which cannot be told from here."""
        if self.host != socket.gethostname():
            return None
        state, began = _look(self.pid)
        return state not in _GONE and began == self.began if state else False


def own_mark() -> ProcessMark:
    """The process that asks."""
    return ProcessMark(os.getpid(), socket.gethostname(), _look(os.getpid())[1])


def _look(pid: int) -> tuple[str, int]:
    """State and beginning of a process; an empty state when there is none."""
    try:
        # The name, in parentheses, may hold anything.
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return fields[0], int(fields[19])
    except FileNotFoundError:
        return ("", 0) if Path("/proc/self/stat").exists() else _look_without_proc(pid)
    except (OSError, ValueError, IndexError):
        return "", 0


def _look_without_proc(pid: int) -> tuple[str, int]:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return "", 0
    except OSError:
        return "?", 0
    return "?", 0
