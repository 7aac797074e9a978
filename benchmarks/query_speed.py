"""How fast questions are answered from an index, beside peers over the same sections, in one run.

    OMP_NUM_THREADS=1 python -m benchmarks.query_speed --index INDEX --questions QUESTIONS.jsonl [--headings]

Each line of QUESTIONS is a JSON object with a "question". With ``--headings`` questions are made of headings
of the index's own sections as well. Systems take turns at each question, so that what else the machine does
meets all of them: the ten best places alone, from the text of the question on, and Quire's whole answer as
the API gives it. Before, as many other questions are asked: a server has been asked before, if not the same.
Whoosh is asked some of them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.options import require_one_thread
from benchmarks.peers import load_peers, peer_versions, text_of
from benchmarks.stores import open_store, sections_of
from engine.ask import answer_question, read_question
from engine.errors import QuireError
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.ranking.ranking import weigh
from engine.section import Section
from engine.storage.whoosh_store import WhooshStore

# So many are timed.
QUESTIONS = 300
# These take longer for one question than the others for all, and are asked fewer.
SLOW = {"Whoosh": 40, "SQLite FTS5": 100}
PAGE = 10
SEED = 3
QUIRE, WHOLE = "Quire, candidates", "Quire, whole answer"
Ask = Callable[[str], object]


def main() -> None:
    """Time every system on every question, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--headings", action="store_true")
    options = parser.parse_args()
    require_one_thread(parser)
    try:
        load_peers()
    except QuireError as error:
        parser.error(str(error))
    store = open_store(options.index)
    sections = sections_of(store)
    kinds = {options.questions.stem: read_questions(options.questions)}
    if options.headings:
        kinds["headings"] = heading_questions(sections)
    systems = {**quire_systems(store), **peer_systems(sections)}
    print(f"{len(sections):,} sections, {store.passage_count():,} passages; {peer_versions()}\n")
    for name, questions in kinds.items():
        print(table(name, time_all(systems, questions)))


def read_questions(path: Path) -> list[str]:
    """Questions of a file of JSON lines, drawn by chance, the same each time."""
    lines = path.read_text(encoding="utf-8").splitlines()
    drawn = random.Random(SEED).sample(lines, min(2 * QUESTIONS, len(lines)))
    return [json.loads(line)["question"][:MAX_QUESTION_LENGTH] for line in drawn]


def heading_questions(sections: Sequence[Section]) -> list[str]:
    """Questions for sections drawn by chance, made of their headings and titles."""
    named = [section for section in sections if len(section.heading.split()) > 1]
    drawn = random.Random(SEED).sample(named, min(2 * QUESTIONS, len(named)))
    return [f"How does {section.heading} work in {section.title}?"[:MAX_QUESTION_LENGTH] for section in drawn]


def quire_systems(store: WhooshStore) -> dict[str, Ask]:
    """Quire's candidates from the text on, from the terms on, and its whole answer."""

    def candidates(text: str) -> object:
        question, _ = read_question(store, text)
        return store.best(weigh(store, question).search_weights(), PAGE)

    def whole(text: str) -> object:
        results = answer_question(
            store, text, limit=PAGE, offset=0, explain=False, correct=True, index_version="1"
        )
        return json.dumps(results.to_json())

    return {QUIRE: candidates, WHOLE: whole}


def peer_systems(sections: Sequence[Section]) -> dict[str, Ask]:
    """The peers over the same sections."""
    texts = [text_of(section) for section in sections]
    peers = {name: make(texts) for name, make in load_peers().items()}
    return {name: lambda text, peer=peer: peer.search(text, PAGE) for name, peer in peers.items()}  # type: ignore[misc]


def time_all(systems: Mapping[str, Ask], questions: Sequence[str]) -> dict[str, list[float]]:
    """The milliseconds of each system for each question of the second half, by the processor."""
    half = len(questions) // 2
    ask_all(systems, questions[:half])
    return ask_all(systems, questions[half:])


def ask_all(systems: Mapping[str, Ask], questions: Sequence[str]) -> dict[str, list[float]]:
    """Ask every system every question, and a slow one some."""
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for number, question in enumerate(questions):
        for name, ask in systems.items():
            if number < SLOW.get(name, len(questions)):
                started = time.process_time()
                ask(question)
                taken[name].append((time.process_time() - started) * 1000)
    return taken


def table(name: str, taken: Mapping[str, Sequence[float]]) -> str:
    """The times as Markdown, and how many times as long as Quire's candidates each took in the median."""
    rows = [f"## {name}\n", "| | questions | p50 ms | p95 ms | p99 ms | beside Quire's candidates |"]
    rows.append("| --- | ---: | ---: | ---: | ---: | ---: |")
    base = float(np.median(taken[QUIRE]))
    for system, times in taken.items():
        median, p95, p99 = np.percentile(times, [50, 95, 99])
        rows.append(
            f"| {system} | {len(times)} | {median:.2f} | {p95:.2f} | {p99:.2f} | {median / base:.2f} |"
        )
    return "\n".join([*rows, ""])


if __name__ == "__main__":
    main()
