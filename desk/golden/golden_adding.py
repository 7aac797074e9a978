"""An editor's judgement of a question, entered among the golden questions of the corpus.

A question stands there once: judged again, whatever its capitals and its last stop, its line is changed.
Another right section joins those that may win already; other words of the answer, and the judgement that no
answer is right, take the place of what was there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from desk.golden.golden_file import GoldenLines, golden_lines
from desk.golden.golden_questions import MAX_QUESTIONS
from desk.golden.section_names import last_heading, name_of
from engine.errors import QuireError
from engine.judging.answer_metrics import folded
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text
from engine.section import Section

_ID = re.compile(r"g([0-9]{1,9})\Z")
_SHORTEST_NUMBER = 3
# An answer is judged by words that it must hold, not by a chapter.
MAX_ANSWER_LENGTH = 1_000

What = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What should come of a question: this section first, and words that the answer must hold.

    Without a section no answer is right. Without an answer finding the section is all.
    """

    question: str
    section: Section | None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """The id under which the question stands in the file now, and what was done about it."""

    id: str
    what: What


def add_judgement(corpus: Path, judgement: Judgement) -> Added:
    """Enter a judgement. Raises QuireError for one that cannot be taken and a file that cannot be written."""
    question = _checked_question(judgement.question)
    _check_answer(judgement)
    with golden_lines(corpus) as lines:
        known = _find(lines, question)
        if known is None:
            return _append(lines, question, judgement)
        place, values = known
        judged = values | _judged(values, judgement)
        if judged == values:
            return Added(str(values.get("id")), "unchanged")
        lines.replace(place, judged)
        return Added(str(values.get("id")), "changed")


def same_question(one: str, other: str) -> bool:
    """Whether two questions are one to an editor."""
    return _folded(one) == _folded(other)


def _checked_question(question: str) -> str:
    cleaned = clean_text(question)
    if not cleaned:
        raise QuireError("the question is empty; type some words")
    if len(cleaned) > MAX_QUESTION_LENGTH:
        raise QuireError(
            f"the question has {len(cleaned)} characters; at most {MAX_QUESTION_LENGTH} are taken"
        )
    return cleaned


def _check_answer(judgement: Judgement) -> None:
    """The words must be in the section: otherwise the question could never come out right."""
    answer, section = judgement.answer, judgement.section
    if answer is None:
        return
    if section is None:
        raise QuireError("words of an answer need the section that holds them")
    if not answer.strip() or len(answer) > MAX_ANSWER_LENGTH:
        raise QuireError(f"the words of the answer must be 1 to {MAX_ANSWER_LENGTH} characters")
    if folded(answer) not in folded(section.text):
        raise QuireError(
            f"{name_of(section)}: does not hold the words {answer!r}; copy them from the section"
        )


def _find(lines: GoldenLines, question: str) -> tuple[int, dict[str, Any]] | None:
    return next(
        (
            (place, values)
            for place, values in lines.objects()
            if isinstance(values.get("question"), str) and same_question(values["question"], question)
        ),
        None,
    )


def _append(lines: GoldenLines, question: str, judgement: Judgement) -> Added:
    known = [values for _, values in lines.objects()]
    if len(known) >= MAX_QUESTIONS:
        raise QuireError(f"{lines.path}: holds {len(known):,} questions; at most {MAX_QUESTIONS:,} are asked")
    id_ = _next_id(known)
    lines.append({"id": id_, "question": question, **_judged({}, judgement)})
    return Added(id_, "added")


def _next_id(known: list[dict[str, Any]]) -> str:
    found = [match[1] for values in known if (match := _ID.match(str(values.get("id"))))]
    width = max(map(len, found), default=_SHORTEST_NUMBER)
    return f"g{max(map(int, found), default=0) + 1:0{width}d}"


def _judged(before: dict[str, Any], judgement: Judgement) -> dict[str, Any]:
    """The members of a line that judge it."""
    section = judgement.section
    if section is None:
        return {"sections": [], "answer": None}
    sections = before.get("sections")
    known = list(sections) if isinstance(sections, list) else []
    wanted = _place(section)
    return {
        "sections": known if wanted in known else [*known, wanted],
        "answer": _words(before.get("answer"), judgement.answer),
    }


def _words(before: Any, answer: str | None) -> list[str]:
    """The words that the answer must hold: those of before, unless others are given."""
    known = [text for text in before if isinstance(text, str)] if isinstance(before, list) else []
    kept = answer is None or folded(answer) in map(folded, known)
    return known if kept else [str(answer)]


def _place(section: Section) -> dict[str, str]:
    if section.anchor:
        return {"doc": section.doc, "anchor": section.anchor}
    return {"doc": section.doc, "heading": last_heading(section)}


def _folded(question: str) -> str:
    return folded(clean_text(question)).rstrip(" ?!.")
