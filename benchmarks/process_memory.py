"""How much memory a process and those that it started have for themselves alone (on Linux)."""

from __future__ import annotations

from pathlib import Path

_KB = 1024


def private_bytes(process: int) -> int:
    """The private memory of a process and all below it; what they share with others is nobody's."""
    return sum(map(_own, _tree(process)))


def _tree(process: int) -> list[int]:
    found = [process]
    for one in found:
        for path in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, _read(path).split())
    return found


def _own(process: int) -> int:
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * _KB for line in lines if line.startswith("Private_"))


def _read(path: Path) -> str:
    """Nothing of a process that has ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""
