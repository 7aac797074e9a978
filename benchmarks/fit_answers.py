"""Fit the model that picks the answer, on one half of judged sets, and report on the other half.

    python -m benchmarks.fit_answers --work /tmp/fit --sets SET_FOLDER... --golden corpus [--write]

Run after benchmarks.fit_ranking, which builds the indexes in the work folder. Every set's questions are asked
of its own documents, where some sentence holds a gold answer, and of the other sets' documents, where the
right answer is none. The model is a conditional logit (McFadden, 1974): each sentence of the best sections
is a choice, and "none" is one more with a score of 0; the loss is the negative log-likelihood.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from itertools import permutations
from pathlib import Path

import numpy as np

from benchmarks.descent import Array, descend
from benchmarks.judged_sets import by_hash, is_held_back_id
from engine.answer import SECTIONS_READ
from engine.answer_evidence import NAMES, answer_weights, read_sentences
from engine.ask import read_question
from engine.evaluation import folded, read_judged_questions
from engine.generations import Generations
from engine.question import MAX_QUESTION_LENGTH
from engine.quotation import quotation_around
from engine.ranking import rank
from engine.ranking_weights import ranking_weights
from engine.whoosh_store import WhooshStore

QUESTIONS = 250
ELSEWHERE = 80
DECAY = 1e-3

IsRight = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences considered for a question, and which of them are right (1) or not (0)."""

    evidence: Array
    right: Array


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the test of a quotation; ``is_right`` is None where no answer is right."""

    id: str
    text: str
    is_right: IsRight | None


def main() -> None:
    """Fit, report, and write the weights if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sets", nargs="+", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--golden", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    asked = {folder.name: _read_set(folder) for folder in options.sets}
    asked[options.golden.name] = _read_golden(options.golden / "golden.jsonl")
    stores = {name: _store(options.work / name) for name in asked}
    groups = {name: _choices(stores[name], questions, QUESTIONS) for name, questions in asked.items()}
    for own, other in permutations(asked, 2):
        strangers = [Asked(a.id, a.text, None) for a in asked[own] if a.is_right]
        groups[f"{own} of {other}"] = _choices(stores[other], strangers, ELSEWHERE)
    weights = _fit([tuned for tuned, _ in groups.values()])
    threshold = _threshold([tuned for tuned, _ in groups.values()], weights)
    for name, (_, held_back) in groups.items():
        print(f"{name:<28} {_report(held_back, weights, threshold)}")
    values = {
        "bias": round(float(weights[-1]), 4),
        "threshold": round(threshold, 4),
        "evidence": {n: round(float(w), 4) for n, w in zip(NAMES, weights[:-1], strict=True)},
    }
    print(json.dumps(values))
    if options.write:
        path = Path(__file__).parent.parent / "engine" / "answer_weights.json"
        path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")


def _store(index: Path) -> WhooshStore:
    return WhooshStore(Generations(index).current(), ranking_weights().fields)


def _read_set(folder: Path) -> list[Asked]:
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Asked(q["id"], q["question"], _holds_one(q["answers"]))
        for q in map(json.loads, lines)
        if q["answers"]
    ]


def _read_golden(path: Path) -> list[Asked]:
    return [
        Asked(q.id, q.question, _holds_all(q.answer) if q.answerable else None)
        for q in read_judged_questions(path)
        if q.answer or not q.answerable
    ]


def _holds_one(answers: Sequence[str]) -> IsRight:
    wanted = [folded(answer) for answer in answers]
    return lambda text: any(answer in folded(text) for answer in wanted)


def _holds_all(words: Sequence[str]) -> IsRight:
    wanted = [folded(word) for word in words]
    return lambda text: all(word in folded(text) for word in wanted)


def _choices(store: WhooshStore, questions: Sequence[Asked], limit: int) -> tuple[list[Choice], list[Choice]]:
    """The choices of the questions: (those to tune on, those held back)."""
    tuned: list[Choice] = []
    held_back: list[Choice] = []
    for question in sorted(questions, key=lambda asked: by_hash(asked.id)):
        part = held_back if is_held_back_id(question.id) else tuned
        if len(part) < limit:
            part.append(_choice(store, question))
    return tuned, held_back


def _choice(store: WhooshStore, asked: Asked) -> Choice:
    question, _ = read_question(store, asked.text[:MAX_QUESTION_LENGTH])
    ranking = rank(store, question, SECTIONS_READ, ranking_weights())
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for place, ranked in enumerate(ranking.sections):
        for read in read_sentences(question, ranking.weights, ranked, place):
            quoted = quotation_around(read.section, read.sentence, question.kind)
            rows.append((*astuple(read.evidence), 1.0))
            text = read.section.text[quoted.start : quoted.end]
            right.append(float(asked.is_right is not None and asked.is_right(text)))
    return Choice(np.array(rows, dtype=np.float64).reshape(-1, len(NAMES) + 1), np.array(right))


def _fit(groups: Sequence[Sequence[Choice]]) -> Array:
    """The weights of the evidence, the bias last."""
    usable = [[choice for choice in group if len(choice.right)] for group in groups]
    start = np.array([*answer_weights().evidence.values(), answer_weights().bias])
    return descend(usable, _gradient, start, drawn=4, decay=DECAY)


def _gradient(choice: Choice, weights: Array) -> Array:
    scores = choice.evidence @ weights
    highest = max(0.0, float(scores.max()))
    mass = np.exp(scores - highest)
    none = np.exp(-highest)
    probabilities = mass / (mass.sum() + none)
    right = mass * choice.right
    target = right / right.sum() if right.sum() > 0 else np.zeros_like(mass)
    return np.asarray(choice.evidence.T @ (probabilities - target), dtype=np.float64)


def _best(choice: Choice, weights: Array) -> tuple[float, bool]:
    """The confidence of the best sentence, and whether it is right."""
    if not len(choice.right):
        return 0.0, False
    scores = choice.evidence @ weights
    best = int(scores.argmax())
    return float(1 / (1 + np.exp(-scores[best]))), bool(choice.right[best])


def _threshold(groups: Sequence[Sequence[Choice]], weights: Array) -> float:
    """The confidence at which most of the tuned questions come out right, groups counting the same."""
    outcomes = [[(*_best(choice, weights), bool(choice.right.sum())) for choice in group] for group in groups]

    def right_share(threshold: float) -> float:
        return float(
            sum(
                sum(found if confidence >= threshold else not possible for confidence, found, possible in g)
                / len(g)
                for g in outcomes
            )
        )

    thresholds: list[float] = np.linspace(0.05, 0.95, 91).tolist()
    return max(thresholds, key=right_share)


def _report(choices: Sequence[Choice], weights: Array, threshold: float) -> str:
    outcomes = [(*_best(choice, weights), bool(choice.right.sum())) for choice in choices]
    answered = [found for confidence, found, _ in outcomes if confidence >= threshold]
    possible = sum(1 for *_, p in outcomes if p)
    return (
        f"{len(outcomes):4} questions, an answer in reach {possible:4}, "
        f"answered {len(answered):4}, rightly {sum(answered):4}"
    )


if __name__ == "__main__":
    main()
