"""How fast indexes are built and asked, beside peers, as a collection grows.

    OMP_NUM_THREADS=1 python -m benchmarks.speed DOCS --questions QUESTIONS.jsonl --work WORK [--write]

At three sizes: documents of DOCS drawn by chance until they have 10,000 sections; all of them; four times as
many, with words of their own (``benchmarks.grown_docs``). Each build is a program of its own, whose memory
is watched. Questions are put to all systems in turns (``benchmarks.query_speed``), so that other work on the
machine touches all of them. ``--write`` puts tables and a chart into SPEED.md and speed.png. A run that was
stopped goes on with the sizes that it has not measured; give a new WORK to measure anew.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.grown_docs import grow
from benchmarks.options import require_one_thread
from benchmarks.process_memory import private_bytes
from benchmarks.query_speed import QUIRE, SEED, WHOLE
from benchmarks.speed_report import chart, report
from benchmarks.speed_systems import SYSTEMS, index_of
from benchmarks.stores import open_store

SMALL, COPIES = 10_000, 4
# Whoosh would be building for longer than all the rest takes together.
NOT_GROWN = frozenset({"Whoosh"})
_FOLDER = Path(__file__).parent
Row = dict[str, Any]


def main() -> None:
    """Measure at three sizes, and print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("docs", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    require_one_thread(parser)
    results = measure_sizes(options.docs, options.questions, options.work)
    print(report(results))
    if options.write:
        (_FOLDER / "SPEED.md").write_text(report(results), encoding="utf-8")
        chart(results, _FOLDER / "speed.png")


def measure_sizes(docs: Path, questions: Path, work: Path) -> list[Row]:
    """What was measured at each size, the smallest first."""
    whole, few, grown = (work / name for name in ("whole", "few", "grown"))
    every, most = list(SYSTEMS), [name for name in SYSTEMS if name not in NOT_GROWN]
    at_whole = measure_once(whole, questions, every, lambda to: shutil.copytree(docs, to))
    at_few = measure_once(few, questions, every, lambda to: draw(whole, to, SMALL))
    at_grown = measure_once(grown, questions, most, lambda to: grow(docs, to, COPIES))
    return [at_few, at_whole, at_grown]


def measure_once(folder: Path, questions: Path, systems: list[str], fill: Callable[[Path], object]) -> Row:
    """What was measured in a folder, now or, if that run was stopped later on, before.

    ``fill`` makes the folder of documents.
    """
    measured = folder / "measured.json"
    if not measured.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copyfile(questions, folder / "questions.jsonl")
        fill(folder / "docs")
        measured.write_text(json.dumps(measure(folder, systems)), encoding="utf-8")
    row: Row = json.loads(measured.read_text(encoding="utf-8"))
    return row


def draw(whole: Path, docs: Path, sections: int) -> None:
    """Copy documents that an index was made of, by chance, until they have so many sections."""
    store = open_store(index_of(whole, QUIRE))
    names = sorted(store.manifest.documents)
    random.Random(SEED).shuffle(names)
    while sections > 0 and names:
        name = names.pop()
        sections -= len(store.document(name))
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(whole / "docs" / name, docs / name)


def measure(folder: Path, systems: list[str]) -> Row:
    """Build and ask every system in a folder with ``docs`` and questions."""
    built = {QUIRE: watched("build", folder, QUIRE)}
    row: Row = {"load_before": os.getloadavg()[0], **watched("sections", folder, QUIRE)}
    built |= {name: watched("build", folder, name) for name in systems if name not in (QUIRE, WHOLE)}
    served = {name: (serve(folder, name, 1), serve(folder, name, 2)) for name in systems}
    asked = watched("ask", folder, json.dumps(systems))
    asked.pop("peak")
    return row | {"built": built, "served": served, "asked": asked, "load_after": os.getloadavg()[0]}


def watched(step: str, folder: Path, system: str) -> Row:
    """The result of a step in a program of its own, and its peak of memory in bytes."""
    peak = 0
    output = folder / f"{step}.out"
    with output.open("w") as file, subprocess.Popen(_command(step, folder, system), stdout=file) as process:
        while process.poll() is None:
            peak = max(peak, private_bytes(process.pid))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{step} {system}: failed")
    print(f"{step} {folder.name} {system}", file=sys.stderr)
    return {**json.loads(output.read_text()), "peak": peak}


def serve(folder: Path, system: str, processes: int) -> Row:
    """Questions a second of so many processes at once, how long one took to open, and its own memory."""
    command = _command("serve", folder, system)
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    for process in running:
        if not process.stdout or process.stdout.readline() != "ready\n":
            raise SystemExit(f"serve {system}: failed")
    for process in running:
        if process.stdin:
            process.stdin.write("\n")
            process.stdin.flush()
    results = [json.loads(process.communicate()[0]) for process in running]
    return {**results[0], "rate": sum(result["rate"] for result in results)}


def _command(step: str, folder: Path, system: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.speed_process", step, str(folder), system]


if __name__ == "__main__":
    main()
