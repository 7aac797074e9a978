"""Questions with their candidates and the grades of these: what the ranking model is grown on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.judged_sets import (
    CORPUS,
    TUNING_QUESTIONS,
    Judged,
    by_hash,
    is_held_back,
    passage_names,
    read_golden,
    read_set,
)
from engine.array_types import Array
from engine.ask import read_question
from engine.judging.metrics import ndcg
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.ranking.ranking import RERANKED, find_evidence, weigh
from engine.ranking.ranking_model import features_of
from engine.ranking.topic_ranking import is_topic
from engine.storage.bm25 import FieldWeights
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from indexer.build import BuildOptions, build
from quire.progress import ProgressLines

# A large set has thousands of questions; so many of each half are enough.
MAX_QUESTIONS = 500
# Higher grades would make one set's scale count more than another's.
MAX_GRADE = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """One question's candidates: features (candidate x feature), their grades, and all relevant grades.

    ``topic`` tells whether the question describes a topic, which is ranked in a way of its own.
    """

    id: str
    topic: bool
    features: Array
    grades: Array
    ideal: tuple[int, ...]


def open_set(work: Path, folder: Path, fields: Mapping[str, FieldWeights] | None = None) -> WhooshStore:
    """The index of a judged set's documents, brought up to date in the work folder.

    ``fields`` are those to search in, by default as they ship.
    """
    return _open(work / folder.name, folder / "docs", fields)


def open_corpus(work: Path) -> WhooshStore:
    """The index of the shipped corpus."""
    return _open(work / CORPUS.name, CORPUS, None)


def tuned_lists(work: Path, sets: Sequence[Path]) -> dict[str, list[Listed]]:
    """The questions to grow on: one half of each set, and the tuning questions."""
    lists = {folder.name: _half(open_set(work, folder), read_set(folder), held_back=False) for folder in sets}
    store = open_corpus(work)
    return {**lists, TUNING_QUESTIONS.stem: [_listed(store, one) for one in read_golden(TUNING_QUESTIONS)]}


def held_back_lists(work: Path, sets: Sequence[Path]) -> dict[str, list[Listed]]:
    """The questions to report on: the other half of each set, and the golden questions."""
    lists = {folder.name: _half(open_set(work, folder), read_set(folder), held_back=True) for folder in sets}
    store = open_corpus(work)
    return {**lists, "golden": [_listed(store, one) for one in read_golden(CORPUS / "golden.jsonl")]}


def report(part: Sequence[Listed], scores: Callable[[Listed], Array]) -> str:
    """P@1, success@3 and nDCG@10 of some questions."""
    ranked = [ranked_grades(one, scores) for one in part]
    first = np.mean([grades[:1].sum() > 0 for grades in ranked])
    third = np.mean([grades[:3].sum() > 0 for grades in ranked])
    return f"{len(part):5} questions  P@1 {first:.3f}  S@3 {third:.3f}  nDCG@10 {gain(part, scores):.3f}"


def gain(part: Sequence[Listed], scores: Callable[[Listed], Array]) -> float:
    """The mean nDCG@10 of some questions."""
    return float(np.mean([ndcg(ranked_grades(one, scores).tolist(), one.ideal, 10) for one in part]))


def ranked_grades(listed: Listed, scores: Callable[[Listed], Array]) -> Array:
    """The grades of a question's candidates in the order of their scores."""
    if not len(listed.grades):
        return listed.grades
    return np.asarray(listed.grades[np.argsort(-scores(listed), kind="stable")])


def _open(index: Path, docs: Path, fields: Mapping[str, FieldWeights] | None) -> WhooshStore:
    build(BuildOptions(corpus=docs, index=index), ProgressLines())
    return WhooshStore(Generations(index).current(), fields or field_weights())


def _half(store: WhooshStore, questions: Sequence[Judged], *, held_back: bool) -> list[Listed]:
    half = [question for question in questions if is_held_back(question) is held_back]
    half.sort(key=lambda question: by_hash(question.id))
    return [_listed(store, question) for question in half[:MAX_QUESTIONS]]


def _listed(store: WhooshStore, judged: Judged) -> Listed:
    question, _ = read_question(store, judged.text[:MAX_QUESTION_LENGTH])
    weighed = weigh(store, question)
    best = store.best(weighed.search_weights(), RERANKED).best
    sections = store.sections([candidate.key for candidate in best])
    grades = [max((judged.grades.get(name, 0) for name in passage_names(s)), default=0) for s in sections]
    evidence = find_evidence(store, weighed, best).evidence
    ideal = tuple(sorted(judged.grades.values(), reverse=True))
    bounded = np.minimum(np.array(grades, dtype=float), MAX_GRADE)
    return Listed(judged.id, is_topic(question), features_of(evidence), bounded, ideal)
