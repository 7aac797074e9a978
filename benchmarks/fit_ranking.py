"""Fit what each piece of evidence is worth, on one half of judged sets, and report on the other half.

    python -m benchmarks.fit_ranking --work /tmp/fit SET_FOLDER... [--golden corpus] [--write]

The model is linear; the loss is that of ListNet with the top-one distribution (Cao et al., "Learning to Rank:
From Pairwise Approach to Listwise Approach", 2007): the cross-entropy between the relevant candidates
and the softmax of all candidates' scores. Every set counts the same, whatever its size. Weights are kept at
or above zero: no evidence for an answer may count against it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from benchmarks.descent import Array, descend
from benchmarks.judged_sets import Judged, by_hash, is_held_back, passage_names, read_golden, read_set
from engine.ask import read_question
from engine.evidence import Evidence, weigh_evidence
from engine.generations import Generations
from engine.question import MAX_QUESTION_LENGTH
from engine.ranking import RERANKED, weigh_terms
from engine.ranking_weights import ranking_weights
from engine.whoosh_store import WhooshStore
from indexer.build import BuildOptions, build
from quire.progress import ProgressLines

NAMES = [field.name for field in fields(Evidence)]
MAX_QUESTIONS = 250
DECAY = 1e-4


@dataclass(frozen=True, slots=True)
class Listed:
    """One question's candidates: evidence (candidate x piece), their grades, and all relevant grades."""

    evidence: Array
    grades: Array
    ideal: tuple[int, ...]


def main() -> None:
    """Fit, report, and write the weights if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--golden", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    data = {folder.name: _listed(options.work, folder, read_set(folder)) for folder in options.sets}
    if options.golden:
        data["golden"] = _listed(
            options.work, options.golden, read_golden(options.golden / "golden.jsonl"), docs=options.golden
        )
    before = np.array([ranking_weights().evidence[name] for name in NAMES])
    fitted = _fit([tuned for tuned, _ in data.values()], before)
    for name, (_, held_back) in data.items():
        print(f"{name:<16} {_report(held_back, before)}  ->  {_report(held_back, fitted)}")
    weights = {name: round(float(value), 4) for name, value in zip(NAMES, fitted, strict=True)}
    print(json.dumps(weights))
    if options.write:
        _write(weights)


def _listed(
    work: Path, folder: Path, questions: Sequence[Judged], docs: Path | None = None
) -> tuple[list[Listed], list[Listed]]:
    """The candidates of the questions: (those to tune on, those held back)."""
    index = work / folder.name
    build(BuildOptions(corpus=docs or folder / "docs", index=index), ProgressLines())
    store = WhooshStore(Generations(index).current(), ranking_weights().fields)
    tuned: list[Listed] = []
    held_back: list[Listed] = []
    for question in sorted(questions, key=lambda judged: by_hash(judged.id)):
        part = held_back if is_held_back(question) else tuned
        if len(part) < MAX_QUESTIONS:
            part.append(_candidates(store, question))
    return tuned, held_back


def _candidates(store: WhooshStore, judged: Judged) -> Listed:
    question, _ = read_question(store, judged.text[:MAX_QUESTION_LENGTH])
    weights = weigh_terms(store, question)
    best = store.best(question.weights, RERANKED).best
    sections = store.sections([candidate.key for candidate in best])
    rows = [
        astuple(weigh_evidence(question, weights, section, candidate))
        for candidate, section in zip(best, sections, strict=True)
    ]
    grades = [max((judged.grades.get(name, 0) for name in passage_names(s)), default=0) for s in sections]
    ideal = tuple(sorted(judged.grades.values(), reverse=True))
    return Listed(np.array(rows).reshape(-1, len(NAMES)), np.array(grades, dtype=float), ideal)


def _fit(sets: Sequence[Sequence[Listed]], start: Array) -> Array:
    """The weights, zero or more, in units of the body's."""
    usable = [[listed for listed in part if listed.grades.sum() > 0] for part in sets]
    weights = descend(usable, _gradient, start * 5, drawn=8, decay=DECAY, lowest=0.0)
    return np.asarray(weights / weights[NAMES.index("body")], dtype=np.float64)


def _gradient(listed: Listed, weights: Array) -> Array:
    scores = listed.evidence @ weights
    probabilities = np.exp(scores - scores.max())
    probabilities /= probabilities.sum()
    target = listed.grades / listed.grades.sum()
    return np.asarray(listed.evidence.T @ (probabilities - target), dtype=np.float64)


def _report(part: Sequence[Listed], weights: Array) -> str:
    ranked = [listed.grades[np.argsort(-(listed.evidence @ weights), kind="stable")] for listed in part]
    first = np.mean([grades[:1].sum() > 0 for grades in ranked])
    third = np.mean([grades[:3].sum() > 0 for grades in ranked])
    gain = np.mean([_ndcg(g, listed.ideal) for g, listed in zip(ranked, part, strict=True)])
    return f"P@1 {first:.3f} S@3 {third:.3f} nDCG@10 {gain:.3f}"


def _ndcg(grades: Array, ideal: Sequence[int], depth: int = 10) -> float:
    gained = sum(float(grade) / math.log2(place + 2) for place, grade in enumerate(grades[:depth]))
    return gained / sum(grade / math.log2(place + 2) for place, grade in enumerate(ideal[:depth]))


def _write(weights: dict[str, float]) -> None:
    path = Path(__file__).parent.parent / "engine" / "ranking_weights.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, "evidence": weights}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
