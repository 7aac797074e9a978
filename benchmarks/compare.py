"""Quire and its peers side by side on judged sets: the same sections, the same questions, one thread.

    OMP_NUM_THREADS=1 python -m benchmarks.compare --work WORK SET_FOLDER... [--held-back] [--write]

Quire's indexes are kept in WORK and brought up to date; peers index anew the sections that Quire made of the
documents. Each system is asked for 100 hits, which are judged, and for a page of 10, which is timed: Quire's
comes with snippets, highlights and the answer. ``--write`` puts the tables into ``benchmarks/QUALITY.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import engine
from benchmarks.compare_tables import Comparison, Run, report
from benchmarks.judged_sets import Judged, by_hash, is_held_back, read_set
from benchmarks.listed import MAX_QUESTIONS, open_set
from benchmarks.options import require_one_thread, sets_parser
from benchmarks.peers import Peer, load_peers, peer_versions, text_of
from benchmarks.stores import sections_of
from engine.errors import QuireError
from engine.judging.metrics import DEPTH, ranking_measures
from engine.judging.qrels import read_qrels
from engine.judging.significance import load_permutation_test
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.section import Section
from engine.storage.passage_names import Place, rank_passages

QUALITY = Path(__file__).with_name("QUALITY.md")
QUIRE = "Quire"
PAGE = 10

# At most so many places for a question, best first.
Search = Callable[[str, int], Sequence[Place]]


def main() -> None:
    """Compare, print, and write if asked."""
    parser = sets_parser()
    parser.add_argument("--held-back", action="store_true", help="ask the held-back halves alone")
    options = parser.parse_args()
    require_one_thread(parser)
    try:
        # Now, not after minutes of questions.
        load_permutation_test()
        load_peers()
    except QuireError as error:
        parser.error(str(error))
    comparisons = [compare_set(options.work, folder, options.held_back) for folder in options.sets]
    text = report(comparisons, peer_versions(), whole=not options.held_back)
    print(text)
    if options.write:
        QUALITY.write_text(text, encoding="utf-8")


def compare_set(work: Path, folder: Path, held_back: bool) -> Comparison:
    """Ask every system the questions of one set."""
    store = open_set(work, folder)
    sections = sections_of(store)
    questions = sampled(read_set(folder), held_back)
    judged = read_qrels(folder / "qrels.tsv").passages()
    systems = _systems(work / folder.name, sections)
    runs = [ask_all(name, search, questions, judged) for name, search in systems]
    return Comparison(folder.name, len(sections), [is_held_back(one) for one in questions], runs)


def sampled(questions: Sequence[Judged], held_back: bool) -> list[Judged]:
    """At most ``MAX_QUESTIONS`` of the held-back half, then, unless it is asked alone, of the other."""
    halves = [True] if held_back else [True, False]
    ordered = sorted(questions, key=lambda question: by_hash(question.id))
    return [
        question
        for half in halves
        for question in [one for one in ordered if is_held_back(one) is half][:MAX_QUESTIONS]
    ]


def ask_all(name: str, search: Search, questions: Sequence[Judged], judged: Collection[str]) -> Run:
    """Ask one system all questions; ``judged`` are the names of all judged passages."""
    run = Run(name, [], [], [])
    for question in questions:
        text = question.text[:MAX_QUESTION_LENGTH]
        wall, cpu = time.perf_counter(), time.process_time()
        search(text, PAGE)
        run.cpu_ms.append((time.process_time() - cpu) * 1000)
        run.wall_ms.append((time.perf_counter() - wall) * 1000)
        ranking = rank_passages(search(text, DEPTH), judged)
        run.measures.append(ranking_measures(ranking, question.grades))
    return run


def _systems(index: Path, sections: Sequence[Section]) -> Iterator[tuple[str, Search]]:
    """The peers, each made when its turn comes, and Quire last."""
    texts = [text_of(section) for section in sections]
    for name, make in load_peers().items():
        yield name, _search_of(make(texts), sections)
    opened = engine.open(index)
    yield QUIRE, lambda text, limit: opened.ask(text, limit=limit).hits


def _search_of(peer: Peer, sections: Sequence[Section]) -> Search:
    return lambda text, limit: [sections[number] for number in peer.search(text, limit)]


if __name__ == "__main__":
    main()
