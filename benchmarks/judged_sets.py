"""Judged sets for measuring: folders with docs/, questions.jsonl and qrels.tsv (benchmarks/README.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.judging.judged_questions import read_judged_questions
from engine.judging.qrels import read_qrels
from engine.storage.passage_names import passage_names as passage_names

# Questions about the shipped corpus to fit on, in the form of its golden ones, on which nothing is fitted.
TUNING_QUESTIONS = Path(__file__).with_name("tuning_questions.jsonl")
CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the grade of each relevant passage, by the names of ``passage_names``."""

    id: str
    text: str
    grades: dict[str, int]


def read_set(folder: Path) -> list[Judged]:
    """The questions of a set that have at least one relevant passage."""
    grades = {
        question: {passage: grade for passage, grade in judged.items() if grade > 0}
        for question, judged in read_qrels(folder / "qrels.tsv").grades.items()
    }
    questions = [question for question in read_questions(folder) if grades.get(question["id"])]
    return [Judged(q["id"], q["question"], grades[q["id"]]) for q in questions]


def read_questions(folder: Path) -> list[dict[str, Any]]:
    """The questions of a set, overlong ones as well: they are cut here, where ``quire eval`` refuses them."""
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read_golden(path: Path) -> list[Judged]:
    """Quire's own judged questions in the same form; only those that are answerable."""
    return [
        Judged(
            question.id,
            question.question,
            {f"{s.doc}#{s.anchor if s.anchor is not None else s.heading}": 1 for s in question.sections},
        )
        for question in read_judged_questions(path)
        if question.answerable
    ]


def is_held_back(question: Judged) -> bool:
    """Whether a question belongs to the half that is reported on and never tuned on."""
    return is_held_back_id(question.id)


def is_held_back_id(question_id: str) -> bool:
    """See ``is_held_back``."""
    return by_hash(question_id)[0] % 2 == 1


def by_hash(question_id: str) -> bytes:
    """A key that orders questions at random, but always alike."""
    return hashlib.sha256(question_id.encode()).digest()
