"""How many requests a second ``quire serve`` answers, beside other views under the same server, in one run.

    OMP_NUM_THREADS=1 python -m benchmarks.http_speed --index INDEX --questions QUESTIONS.jsonl

Each line of QUESTIONS is a JSON object with a "question". Every server has two workers and is asked, in turns
with the others, by four client processes on connections that they keep: a Flask view that returns a constant
of the size of a median answer; Quire, 200 questions again and again; Quire, questions never asked before; and
Whoosh's own search behind Quire's view. No answer is compressed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.http_client import ask, ask_all, connect, requests_for
from benchmarks.http_server import SEARCH
from benchmarks.options import require_one_thread
from engine.questions.question import MAX_QUESTION_LENGTH

CLIENTS = 4
REPEATED = 200
# How often each of these is asked before: until each worker has answered nearly all.
WARMING = 8
ROUNDS = 4
SECONDS = 3.0
SEED = 3
CONSTANT, AGAIN, NEW, WHOOSH = "constant", "Quire, asked before", "Quire, never asked before", "Whoosh"
Rates = Mapping[str, Sequence[float]]


def main() -> None:
    """Measure all of them, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    options = parser.parse_args()
    require_one_thread(parser)
    print(measure(options.index, requests_for(SEARCH, shuffled_questions(options.questions))))


def shuffled_questions(path: Path) -> list[str]:
    """The questions of a file of JSON lines, in an order drawn by chance, the same each time."""
    lines = path.read_text(encoding="utf-8").splitlines()
    questions = list(dict.fromkeys(json.loads(line)["question"][:MAX_QUESTION_LENGTH] for line in lines))
    random.Random(SEED).shuffle(questions)
    return questions


def measure(index: Path, requests: Sequence[bytes]) -> str:
    """Start the servers, ask them in turns, and give the table."""
    known, new = requests[:REPEATED], requests[REPEATED:]
    with ExitStack() as running, ProcessPoolExecutor(CLIENTS) as clients:

        def rate(address: str, asked: Sequence[bytes], seconds: float = SECONDS) -> float:
            shares = [asked[client::CLIENTS] for client in range(CLIENTS)]
            return sum(clients.map(ask_all, [address] * CLIENTS, shares, [seconds] * CLIENTS))

        quire = running.enter_context(server("quire", index, 0))
        size = median_size(quire, known)
        constant = running.enter_context(server("constant", index, size))
        whoosh = running.enter_context(server("whoosh", index, 0))
        rates: dict[str, list[float]] = {name: [] for name in (CONSTANT, AGAIN, NEW, WHOOSH)}
        for turn in range(ROUNDS):
            rates[CONSTANT].append(rate(constant, list(known) * 100))
            # The new questions of the last turn took the place of some of these.
            rate(quire, list(known) * WARMING, math.inf)
            rates[AGAIN].append(rate(quire, list(known) * 100))
            rates[NEW].append(rate(quire, new[turn::ROUNDS]))
            rates[WHOOSH].append(rate(whoosh, known))
    return table(rates, size)


@contextmanager
def server(name: str, index: Path, size: int) -> Iterator[str]:
    """A server of ``benchmarks.http_server`` by its address."""
    command = [sys.executable, "-m", "benchmarks.http_server", name, str(index), str(size)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate()


def median_size(address: str, requests: Sequence[bytes]) -> int:
    """How many bytes the middle one of the answers has."""
    with connect(address) as connection:
        return statistics.median_low(len(ask(connection, request)) for request in requests)


def table(rates: Rates, size: int) -> str:
    """The requests a second as Markdown: the median of the rounds, and all of them as ratios."""
    rows = [f"Two workers, {CLIENTS} clients; the constant has {size:,} bytes\n"]
    rows += ["| | requests a second | beside the constant | beside Whoosh |", "| --- | ---: | ---: | ---: |"]
    medians = {name: statistics.median(found) for name, found in rates.items()}
    for name, median in medians.items():
        beside = f"{median / medians[CONSTANT]:.2f} | {median / medians[WHOOSH]:.1f}"
        rows.append(f"| {name} | {median:,.0f} | {beside} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
