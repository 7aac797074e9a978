"""Golden questions: an editor's own, with the sections that may win and the words of the answer.

A line of the file is a JSON object:
    {"id": "g1", "question": "...", "sections": [{"doc": "a.html", "anchor": "pay"}], "answer": ["$44,090"]}
``sections`` are those that may win; one without an id in the source is named by ``"heading"`` instead of
``"anchor"`` (``""`` for what stands before the first heading). ``answer`` holds the words that the answer
must contain, without regard to case; it is empty where finding the section is all. A question that the
documents do not answer has no sections and ``"answer": null``: the right answer is none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from engine.errors import QuireError
from engine.judging.judged_lines import read_judged_lines, refuse_repeated_ids
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text
from engine.storage.passage_names import Place


def section_name(doc: str, anchor: str | None, heading: str) -> str:
    """A section as people name it: ``doc#anchor``, or ``doc#heading`` where it has no anchor."""
    return f"{doc}#{heading if anchor is None else anchor}"


@dataclass(frozen=True, slots=True)
class ExpectedSection:
    """A section that may win: by its anchor, or by its heading where it has none."""

    doc: str
    anchor: str | None
    heading: str | None

    def is_hit(self, hit: Place) -> bool:
        """Whether the hit is this section."""
        if hit.doc != self.doc:
            return False
        if self.anchor is not None:
            return hit.anchor == self.anchor
        return (hit.breadcrumb[-1] if hit.breadcrumb else "") == self.heading

    def __str__(self) -> str:
        return section_name(self.doc, self.anchor, self.heading or "")


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question and what should come of it; see the module."""

    id: str
    question: str
    sections: tuple[ExpectedSection, ...]
    answer: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return bool(self.sections)


def read_judged_questions(path: Path) -> list[JudgedQuestion]:
    """The questions of a file. Raises QuireError naming the line and field that cannot be used."""
    lines = read_judged_lines(path, "--questions")
    questions = [(number, _parse(path, number, line)) for number, line in lines]
    refuse_repeated_ids(path, questions)
    return [question for _, question in questions]


def read_usable_questions(path: Path) -> tuple[list[JudgedQuestion], list[str]]:
    """The questions of a file that can be used, and what is wrong with each of its other lines.

    Raises QuireError when the file cannot be read at all or holds nothing.
    """
    questions: dict[str, JudgedQuestion] = {}
    problems: list[str] = []
    for number, line in read_judged_lines(path, "--questions"):
        try:
            question = _parse(path, number, line)
        except QuireError as error:
            problems.append(str(error))
            continue
        if questions.setdefault(question.id, question) is not question:
            problems.append(
                f"{path}, line {number}: the id {question.id!r} stands on an earlier line already"
            )
    return list(questions.values()), problems


def _parse(path: Path, number: int, line: str) -> JudgedQuestion:
    try:
        values = json.loads(line)
        sections = tuple(
            ExpectedSection(section["doc"], section.get("anchor"), section.get("heading"))
            for section in values["sections"]
        )
        if isinstance(values["answer"], str):
            raise TypeError("answer is a list of texts")
        answer = tuple(values["answer"] or ())
        if not all(isinstance(text, str) for text in (values["question"], *answer)):
            raise TypeError("question and answer are texts")
        _check_texts(values["question"], sections)
        return JudgedQuestion(str(values["id"]), values["question"], sections, answer)
    except KeyError as error:
        remedy = "; name the judgements with --qrels" if error.args == ("sections",) else ""
        raise QuireError(f"{path}, line {number}: lacks the field {error}{remedy}") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise QuireError(f"{path}, line {number}: is not a judged question ({error})") from error


def _check_texts(question: str, sections: tuple[ExpectedSection, ...]) -> None:
    """What the engine would refuse is refused before the first question is asked."""
    cleaned = clean_text(question)
    if not cleaned:
        raise ValueError("the question has no words")
    if len(cleaned) > MAX_QUESTION_LENGTH:
        raise ValueError(f"the question has {len(cleaned)} characters; {MAX_QUESTION_LENGTH} are taken")
    for section in sections:
        names = (section.anchor, section.heading)
        if not isinstance(section.doc, str) or not all(isinstance(name, str | None) for name in names):
            raise TypeError("a section is named by texts")
