"""Judged questions asked and judged: how often the right section wins and the right answer is quoted.

Golden questions (``judged_questions``) say which section should win and what the answer must hold;
judged sets (``engine/judging/judged_set.py``) grade passages, and are measured as information retrieval does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from engine.judging.answer_metrics import ANSWER_MEASURES, answer_measures, folded
from engine.judging.judged_questions import JudgedQuestion, section_name
from engine.judging.judged_set import JudgedSet, SetQuestion
from engine.judging.metrics import DEPTH, RANKING_MEASURES, first_relevant, ranking_measures
from engine.results import Answer, Results
from engine.storage.passage_names import rank_passages

GOLDEN_MEASURES = ("success@1", "success@3", "answerRight", "noAnswerRight")
SET_MEASURES = (*RANKING_MEASURES, *ANSWER_MEASURES)
# How many hits a question of a judged set should be asked for.
SET_DEPTH = DEPTH

Kind = Literal["golden", "qrels"]


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one question. ``rank`` is that of the first right section, from 1, or None.

    ``measures`` (each from 0 to 1) are those that judge this question. ``answer_right`` is None where no
    answer is judged. ``answer`` is what was quoted and ``span`` the part of it that answers, ``won`` names
    the first hit, and ``came`` is the first hit and the answer in words.
    """

    id: str
    question: str
    expected: tuple[str, ...]
    expected_answer: tuple[str, ...]
    rank: int | None
    measures: dict[str, float]
    answer_right: bool | None
    answer: str | None
    span: str | None
    won: str | None
    came: str

    @property
    def missed(self) -> bool:
        """Whether there is anything to mend."""
        return self.answer_right is False or (bool(self.expected) and self.rank != 1)

    def to_json(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        return {
            "id": self.id,
            "question": self.question,
            "expected": list(self.expected),
            "expectedAnswer": list(self.expected_answer),
            "rank": self.rank,
            "measures": self.measures,
            "answerRight": self.answer_right,
            "answer": self.answer,
            "span": self.span,
            "won": self.won,
            "came": self.came,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All rows, in the order of the file.

    ``left_out`` questions were not asked, for want of a relevant passage. ``judgements`` is a digest of the
    questions and of what is expected of each: only evaluations with the same one can be compared.
    """

    kind: Kind
    rows: tuple[Row, ...]
    left_out: int
    judgements: str

    def counts(self) -> dict[str, int]:
        """How many questions each measure judges."""
        names = GOLDEN_MEASURES if self.kind == "golden" else SET_MEASURES
        return {name: sum(name in row.measures for row in self.rows) for name in names}

    def measures(self) -> dict[str, float | None]:
        """The mean of each measure over the questions that it judges, from 0 to 1; None if there are none."""
        return {
            name: sum(row.measures.get(name, 0.0) for row in self.rows) / count if count else None
            for name, count in self.counts().items()
        }

    def misses(self) -> list[Row]:
        """The rows that leave something to mend."""
        return [row for row in self.rows if row.missed]

    def to_json(self) -> dict[str, Any]:
        """Measures, counts, rows and misses as plain JSON values."""
        return {
            "kind": self.kind,
            "judgements": self.judgements,
            "questions": len(self.rows),
            "leftOut": self.left_out,
            "measures": self.measures(),
            "counts": self.counts(),
            "misses": [row.to_json() for row in self.misses()],
            "rows": [row.to_json() for row in self.rows],
        }


def evaluate(ask: Callable[[str], Results], questions: Sequence[JudgedQuestion]) -> Evaluation:
    """Ask every golden question and judge what came; ``ask`` should return at least three hits."""
    rows = tuple(_golden_row(question, ask(question.question)) for question in questions)
    return Evaluation("golden", rows, 0, _digest(questions))


def evaluate_set(ask: Callable[[str], Results], judged: JudgedSet) -> Evaluation:
    """Ask every question of a judged set and measure; ``ask`` should return ``SET_DEPTH`` hits."""
    rows = tuple(_set_row(question, judged.passages, ask(question.question)) for question in judged.questions)
    return Evaluation("qrels", rows, judged.left_out, _digest(judged.questions))


def _golden_row(question: JudgedQuestion, results: Results) -> Row:
    ranks = (
        rank
        for rank, hit in enumerate(results.hits, 1)
        if any(section.is_hit(hit) for section in question.sections)
    )
    rank = next(ranks, None)
    right = _golden_answer_right(question, results.answer)
    measures: dict[str, float] = {}
    if question.answerable:
        measures = {"success@1": float(rank == 1), "success@3": float(rank is not None and rank <= 3)}
    if right is not None:
        measures["answerRight" if question.answerable else "noAnswerRight"] = float(right)
    expected = tuple(map(str, question.sections))
    return _row(question, expected, question.answer, rank, measures, right, results)


def _golden_answer_right(question: JudgedQuestion, answer: Answer | None) -> bool | None:
    if not question.answerable:
        return answer is None
    if not question.answer:
        return None
    if answer is None:
        return False
    text = folded(answer.all_text)
    return all(folded(words) in text for words in question.answer)


def _set_row(question: SetQuestion, passages: frozenset[str], results: Results) -> Row:
    ranking = rank_passages(results.hits, passages)
    measures = ranking_measures(ranking, question.grades)
    right = None
    if question.answers:
        measures |= answer_measures(results.answer, question.answers)
        right = measures["answerHolds"] == 1
    rank = first_relevant([question.grades.get(passage, 0) for passage in ranking])
    return _row(question, question.relevant, question.answers, rank, measures, right, results)


def _row(
    question: JudgedQuestion | SetQuestion,
    expected: tuple[str, ...],
    expected_answer: tuple[str, ...],
    rank: int | None,
    measures: dict[str, float],
    answer_right: bool | None,
    results: Results,
) -> Row:
    return Row(
        id=question.id,
        question=question.question,
        expected=expected,
        expected_answer=expected_answer,
        rank=rank,
        measures=measures,
        answer_right=answer_right,
        answer=results.answer.all_text if results.answer else None,
        span=results.answer.span if results.answer else None,
        won=(won := _won(results)),
        came=f"{won or 'no hit'}, {_quoted(results.answer)}",
    )


def _won(results: Results) -> str | None:
    if not results.hits:
        return None
    hit = results.hits[0]
    return section_name(hit.doc, hit.anchor, hit.breadcrumb[-1] if hit.breadcrumb else "")


def _quoted(answer: Answer | None) -> str:
    return f"answer {answer.all_text!r}" if answer else "no answer"


def _digest(questions: Sequence[JudgedQuestion | SetQuestion]) -> str:
    """The same for the same questions and judgements, in whatever order they stand."""
    lines = sorted(json.dumps(asdict(question), sort_keys=True) for question in questions)
    return hashlib.sha256("\n".join(lines).encode("ascii")).hexdigest()
