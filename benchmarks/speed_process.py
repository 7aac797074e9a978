"""One step of ``benchmarks.speed`` as a program of its own, so that its memory is its own.

    python -m benchmarks.speed_process STEP FOLDER SYSTEM

It prints its result as a line of JSON. ``serve`` says first that it is ready, and waits for a line.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

from benchmarks.process_memory import private_bytes
from benchmarks.query_speed import ask_all, heading_questions, read_questions, time_all
from benchmarks.speed_systems import SYSTEMS, index_of, write_texts
from benchmarks.stores import open_store, sections_of

# So many seconds each system answers as fast as it can.
SERVED_SECONDS = 1.5
# Asked before, so that a server is measured, not its start.
_WARMING = 40


def main() -> None:
    """Run the step that is named."""
    step, folder, system = sys.argv[1:]
    print(json.dumps(_STEPS[step](Path(folder), system)), flush=True)


def _build(folder: Path, system: str) -> dict[str, float]:
    index = index_of(folder, system)
    rmtree(index, ignore_errors=True)
    index.mkdir(parents=True)
    begun = time.monotonic()
    SYSTEMS[system].build(folder, index)
    seconds = time.monotonic() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return {"seconds": seconds, "cpu": sum(one.ru_utime + one.ru_stime for one in used), "bytes": size}


def _sections(folder: Path, system: str) -> dict[str, float]:
    """Write the sections for the peers, and questions made of headings."""
    sections = sections_of(open_store(index_of(folder, system)))
    (folder / "headings.json").write_text(json.dumps(heading_questions(sections)), encoding="utf-8")
    return {"sections": len(sections), "text": write_texts(folder, sections)}


def _questions(folder: Path) -> dict[str, list[str]]:
    return {
        "natural": read_questions(folder / "questions.jsonl"),
        "headings": json.loads((folder / "headings.json").read_text(encoding="utf-8")),
    }


def _ask(folder: Path, systems: str) -> dict[str, dict[str, list[float]]]:
    """The milliseconds of the systems, whose names are given as JSON, for questions of both kinds."""
    opened = {name: SYSTEMS[name].open(index_of(folder, name)) for name in json.loads(systems)}
    return {kind: time_all(opened, questions) for kind, questions in _questions(folder).items()}


def _serve(folder: Path, system: str) -> dict[str, float]:
    questions = _questions(folder)["natural"]
    begun = time.perf_counter()
    ask = SYSTEMS[system].open(index_of(folder, system))
    opened = time.perf_counter() - begun
    ask_all({system: ask}, questions[:_WARMING])
    print("ready", flush=True)
    sys.stdin.readline()
    asked, begun = 0, time.perf_counter()
    while time.perf_counter() < begun + SERVED_SECONDS:
        ask(questions[_WARMING + asked % (len(questions) - _WARMING)])
        asked += 1
    rate = asked / (time.perf_counter() - begun)
    return {"open": opened, "rate": rate, "memory": private_bytes(os.getpid())}


_STEPS: dict[str, Callable[[Path, str], object]] = {
    "build": _build,
    "sections": _sections,
    "ask": _ask,
    "serve": _serve,
}

if __name__ == "__main__":
    main()
