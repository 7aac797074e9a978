"""A judged set: questions in one file, judgements of relevance in another.

A line of the questions is a JSON object:
    {"id": "1", "question": "...", "answers": ["Denver Broncos"]}
``answers`` are the right answers, any of which is enough; they may be left out. Other members are ignored.
The judgements are told in ``qrels``, the names of passages in ``engine/storage/passage_names.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import QuireError
from engine.judging.judged_lines import read_judged_lines, refuse_repeated_ids
from engine.judging.qrels import Qrels, read_qrels
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question with the grade of each judged passage (from 1 on relevant) and the right answers."""

    id: str
    question: str
    grades: dict[str, int]
    answers: tuple[str, ...]

    @property
    def relevant(self) -> tuple[str, ...]:
        """The relevant passages, the best grade first."""
        relevant = [passage for passage, grade in self.grades.items() if grade > 0]
        return tuple(sorted(relevant, key=lambda passage: -self.grades[passage]))


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """``questions`` are those with a relevant passage; ``left_out`` is how many have none.

    ``passages`` are all that are judged for any question. ``note`` tells of judgements that no question
    asks for, or is None.
    """

    questions: tuple[SetQuestion, ...]
    left_out: int
    passages: frozenset[str]
    note: str | None


def read_judged_set(questions_path: Path, qrels_path: Path) -> JudgedSet:
    """Read both files. Raises QuireError naming file and line of what cannot be used, and the remedy."""
    lines = read_judged_lines(questions_path, "--questions")
    qrels = read_qrels(qrels_path)
    numbered = [(number, _parse(questions_path, number, line, qrels)) for number, line in lines]
    refuse_repeated_ids(questions_path, numbered)
    asked = [question for _, question in numbered]
    judged = tuple(question for question in asked if question.relevant)
    if not judged:
        raise QuireError(
            f"{qrels_path}: names no relevant passage for any question of {questions_path}; "
            "name two files that belong together with --questions and --qrels"
        )
    note = _strangers(qrels, {question.id for question in asked}, questions_path)
    return JudgedSet(judged, len(asked) - len(judged), qrels.passages(), note)


def _parse(path: Path, number: int, line: str, qrels: Qrels) -> SetQuestion:
    place = f"{path}, line {number}"
    try:
        values = json.loads(line)
        id_, question, answers = str(values["id"]), values["question"], values.get("answers") or []
    except KeyError as error:
        raise QuireError(f"{place}: lacks the field {error}") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise QuireError(f"{place}: is not a question with an id ({error}); write one as JSON") from error
    _check_question(place, question)
    if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
        raise QuireError(f'{place}: answers is not a list of texts; write ["first", "second"]')
    return SetQuestion(id_, question, qrels.grades.get(id_, {}), tuple(answers))


def _check_question(place: str, question: Any) -> None:
    """What the engine would refuse is refused before the first question is asked."""
    cleaned = clean_text(question) if isinstance(question, str) else ""
    if not cleaned:
        raise QuireError(f"{place}: question is not a text with words; write one or remove the line")
    if len(cleaned) > MAX_QUESTION_LENGTH:
        raise QuireError(
            f"{place}: the question has {len(cleaned)} characters; shorten it to {MAX_QUESTION_LENGTH}"
        )


def _strangers(qrels: Qrels, asked: set[str], questions_path: Path) -> str | None:
    strangers = [question for question in qrels.grades if question not in asked]
    if not strangers:
        return None
    first = strangers[0]
    return (
        f"{qrels.path}, line {qrels.lines[first]}: question {first!r} is not in {questions_path}; "
        f"the judgements of {len(strangers)} such questions are not used"
    )
