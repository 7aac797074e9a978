"""What each part of the ranking adds and costs, on the held-back halves of judged sets.

    OMP_NUM_THREADS=1 python -m benchmarks.ablation --work WORK SET_FOLDER... [--write]

First the stages, one added after the other. Then the ranking model grown without one group of evidence at a
time. ``--write`` puts the tables into ``benchmarks/ABLATION.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.fit_ranking import grow, grown_scores
from benchmarks.judged_sets import Judged, by_hash, is_held_back, passage_names, read_set
from benchmarks.listed import MAX_QUESTIONS, Listed, gain, held_back_lists, open_set, tuned_lists
from benchmarks.options import sets_parser
from engine.array_types import Array
from engine.ask import read_question
from engine.judging.metrics import ndcg
from engine.questions.question import MAX_QUESTION_LENGTH, understand
from engine.ranking.evidence import NAMES
from engine.ranking.ranking import rank, weigh
from engine.ranking.ranking_model import FEATURES
from engine.ranking.topic_ranking import score_topic
from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.whoosh_store import WhooshStore

TABLES = Path(__file__).with_name("ABLATION.md")
DEPTH = 10

# The best sections for a question.
Search = Callable[[str], Sequence[Section]]

GROUPS = {
    "best sentence": ("sentence", "window", "early"),
    "neighbouring words": ("adjacent", "near"),
    "title and headings": (
        "title", "headings", "own", "own_precision", "heading", "own_phrase", "page", "above", "inner",
    ),
    "coverage": ("coverage", "passage", "verbatim", "missing"),
    "expected kind of answer": ("kind_sentence", "kind", "shape", "defines", "same_kind", "other_kind"),
    "the rest of the document": ("document", "siblings"),
    "feedback": ("feedback",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: nDCG@10 by set, and the median milliseconds of processor time a question."""

    name: str
    gains: Sequence[float]
    milliseconds: Sequence[float]


def main() -> None:
    """Measure, print, and write if asked."""
    options = sets_parser().parse_args()
    names = [folder.name for folder in options.sets]
    text = _report(names, stage_rows(options.work, options.sets), group_rows(options.work, options.sets))
    print(text)
    if options.write:
        TABLES.write_text(text, encoding="utf-8")


def stage_rows(work: Path, sets: Sequence[Path]) -> list[Row]:
    """A row for each stage with all those before it."""
    measured: dict[str, list[tuple[float, float]]] = {}
    for folder in sets:
        held_back = [question for question in read_set(folder) if is_held_back(question)]
        questions = sorted(held_back, key=lambda question: by_hash(question.id))[:MAX_QUESTIONS]
        one_field = open_set(work, folder, {"all": field_weights()["all"]})
        for name, search in stages(open_set(work, folder), one_field).items():
            measured.setdefault(name, []).append(_measure(search, questions))
    return [Row(name, *zip(*values, strict=True)) for name, values in measured.items()]


def stages(store: WhooshStore, one_field: WhooshStore) -> dict[str, Search]:
    """The ranking as it grows, by what is added; ``one_field`` searches the same index in one field alone."""

    def candidates(store: WhooshStore, weights: Mapping[str, float]) -> list[Section]:
        return store.sections([candidate.key for candidate in store.best(weights, DEPTH).best])

    def own_words(text: str, *, corrected: bool = False) -> dict[str, float]:
        question = read_question(store, text)[0] if corrected else understand(text)
        return {term: float(count) for term, count in question.counts.items()}

    def with_alternatives(text: str, *reasons: str) -> dict[str, float]:
        weighed = weigh(store, read_question(store, text)[0])
        kept = tuple(one for one in weighed.alternatives if not reasons or one.reason in reasons)
        return replace(weighed, alternatives=kept).search_weights()

    return {
        "BM25 of all words": lambda q: candidates(one_field, dict.fromkeys(own_words(q), 1.0)),
        "+ words said again weigh more": lambda q: candidates(one_field, own_words(q)),
        "+ title and headings once more": lambda q: candidates(store, own_words(q)),
        "+ spelling": lambda q: candidates(store, own_words(q, corrected=True)),
        "+ acronyms of the documents": lambda q: candidates(store, with_alternatives(q, "acronym")),
        "+ everyday words, synonyms": lambda q: candidates(store, with_alternatives(q)),
        "+ re-ranking on evidence": lambda q: [
            one.section for one in rank(store, read_question(store, q)[0], DEPTH).sections
        ],
    }


def group_rows(work: Path, sets: Sequence[Path]) -> list[Row]:
    """A row for the whole model, and one for each group of evidence that is left out."""
    tuned, held_back = tuned_lists(work, sets), held_back_lists(work, sets)
    rows = [_grown_row("all evidence", tuned, held_back, ())]
    for name, group in GROUPS.items():
        rows.append(_grown_row(f"without {name}", tuned, held_back, group))
    return rows


def _grown_row(
    name: str,
    tuned: Mapping[str, Sequence[Listed]],
    held_back: Mapping[str, Sequence[Listed]],
    without: Sequence[str],
) -> Row:
    hidden = [
        place for place, feature in enumerate(FEATURES) if feature.removesuffix(" below best") in without
    ]
    booster = grow({group: _hide(part, hidden) for group, part in tuned.items()})

    def scores(listed: Listed) -> Array:
        if listed.topic:
            return score_topic(listed.features[:, : len(NAMES)])
        return grown_scores(booster, listed.features)

    return Row(name, [gain(_hide(part, hidden), scores) for part in held_back.values()], ())


def _hide(part: Iterable[Listed], columns: Sequence[int]) -> list[Listed]:
    """The same questions with nothing in these columns of their features."""
    hidden = []
    for listed in part:
        features = listed.features.copy()
        features[:, columns] = 0.0
        hidden.append(replace(listed, features=features))
    return hidden


def _measure(search: Search, questions: Sequence[Judged]) -> tuple[float, float]:
    """The mean nDCG@10 and the median milliseconds of processor time."""
    gains, times = [], []
    for question in questions:
        text = question.text[:MAX_QUESTION_LENGTH]
        started = time.process_time()
        sections = search(text)
        times.append((time.process_time() - started) * 1000)
        grades = [
            max((question.grades.get(name, 0) for name in passage_names(s)), default=0) for s in sections
        ]
        gains.append(ndcg(grades, sorted(question.grades.values(), reverse=True), DEPTH))
    return float(np.mean(gains)), float(np.median(times))


def _report(names: Sequence[str], stages: Sequence[Row], groups: Sequence[Row]) -> str:
    return "\n".join(
        [
            "# What each part of the ranking adds and costs",
            "",
            f"Written on {date.today().isoformat()} by",
            "",
            "```",
            f"OMP_NUM_THREADS=1 python -m benchmarks.ablation --work WORK {' '.join(names)} --write",
            "```",
            "",
            f"nDCG@10 on the held-back halves, at most {MAX_QUESTIONS} questions each. Where a set has few",
            "(the comparison with peers says how many), a hundredth is chance.",
            "",
            "## Stages, one added after the other",
            "",
            "In brackets the median milliseconds of processor time for the ten best sections.",
            "",
            *_table(names, stages),
            "",
            "## The ranking model grown without a group of evidence",
            "",
            "Questions that describe a topic are ranked by weights, which stay as they are.",
            "",
            *_table([*names, "golden"], groups),
            "",
        ]
    )


def _table(names: Sequence[str], rows: Sequence[Row]) -> list[str]:
    lines = [f"| | {' | '.join(names)} |", f"| --- |{' ---: |' * len(names)}"]
    for row in rows:
        costs = [f" ({ms:.1f})" for ms in row.milliseconds] or [""] * len(row.gains)
        cells = [f"{gained:.3f}{cost}" for gained, cost in zip(row.gains, costs, strict=True)]
        lines.append(f"| {row.name} | {' | '.join(cells)} |")
    return lines


if __name__ == "__main__":
    main()
