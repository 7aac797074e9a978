"""Judged questions: how often the right section wins and the right answer is quoted.

A line of the questions file is a JSON object:
    {"id": "g1", "question": "...", "sections": [{"doc": "a.html", "anchor": "pay"}], "answer": ["$44,090"]}
``sections`` are those that may win; one without an id in the source is named by ``"heading"`` instead of
``"anchor"`` (``""`` for what stands before the first heading). ``answer`` holds the words that the answer
must contain, without regard to case; it is empty where finding the section is all. A question that the
documents do not answer has no sections and ``"answer": null``: the right answer is none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import QuireError
from engine.results import Hit, Results


@dataclass(frozen=True, slots=True)
class ExpectedSection:
    """A section that may win: by its anchor, or by its heading where it has none."""

    doc: str
    anchor: str | None
    heading: str | None

    def is_hit(self, hit: Hit) -> bool:
        """Whether the hit is this section."""
        if hit.doc != self.doc:
            return False
        if self.anchor is not None:
            return hit.anchor == self.anchor
        return (hit.breadcrumb[-1] if hit.breadcrumb else "") == self.heading

    def __str__(self) -> str:
        return f"{self.doc}#{self.anchor}" if self.anchor is not None else f"{self.doc} [{self.heading}]"


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one question. ``rank`` is that of the first right section, from 1, or None.

    ``answer_right`` is None where no answer is judged.
    """

    question: JudgedQuestion
    rank: int | None
    answer_right: bool | None
    came: str

    @property
    def missed(self) -> bool:
        """Whether there is anything to mend."""
        return self.answer_right is False or (self.question.answerable and self.rank != 1)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All verdicts, in the order of the file."""

    verdicts: tuple[Verdict, ...]

    def measures(self) -> dict[str, float | None]:
        """Each measure as a share from 0 to 1; None where no question is judged by it."""
        answerable = [verdict for verdict in self.verdicts if verdict.question.answerable]
        with_answer = [verdict for verdict in answerable if verdict.answer_right is not None]
        unanswerable = [verdict for verdict in self.verdicts if not verdict.question.answerable]
        return {
            "success@1": _share(answerable, lambda verdict: verdict.rank == 1),
            "success@3": _share(answerable, lambda verdict: verdict.rank is not None and verdict.rank <= 3),
            "answerRight": _share(with_answer, lambda verdict: verdict.answer_right is True),
            "noAnswerRight": _share(unanswerable, lambda verdict: verdict.answer_right is True),
        }

    def misses(self) -> list[Verdict]:
        """The verdicts that leave something to mend."""
        return [verdict for verdict in self.verdicts if verdict.missed]

    def to_json(self) -> dict[str, Any]:
        """Measures, counts and misses as plain JSON values."""
        return {
            "questions": len(self.verdicts),
            "measures": self.measures(),
            "misses": [
                {
                    "id": verdict.question.id,
                    "question": verdict.question.question,
                    "expected": [str(section) for section in verdict.question.sections],
                    "expectedAnswer": list(verdict.question.answer),
                    "rank": verdict.rank,
                    "answerRight": verdict.answer_right,
                    "came": verdict.came,
                }
                for verdict in self.misses()
            ],
        }


def read_judged_questions(path: Path) -> list[JudgedQuestion]:
    """The questions of a file. Raises QuireError naming the line and field that cannot be used."""
    try:
        # Not splitlines: a JSON string may hold other line separators than this one.
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuireError(f"{path}: cannot be read ({error}); name a file with --questions") from error
    questions = [_parse(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise QuireError(f"{path}: holds no question")
    return questions


def evaluate(ask: Callable[[str], Results], questions: Sequence[JudgedQuestion]) -> Evaluation:
    """Ask every question and judge what came; ``ask`` should return at least three hits."""
    return Evaluation(tuple(_judge(question, ask(question.question)) for question in questions))


def _judge(question: JudgedQuestion, results: Results) -> Verdict:
    ranks = [
        rank
        for rank, hit in enumerate(results.hits, 1)
        if any(section.is_hit(hit) for section in question.sections)
    ]
    return Verdict(question, ranks[0] if ranks else None, _judge_answer(question, results), _came(results))


def _judge_answer(question: JudgedQuestion, results: Results) -> bool | None:
    if not question.answerable:
        return results.answer is None
    if not question.answer:
        return None
    if results.answer is None:
        return False
    text = folded(results.answer.text)
    return all(folded(words) in text for words in question.answer)


def _came(results: Results) -> str:
    answer = f"answer {results.answer.text!r}" if results.answer else "no answer"
    if not results.hits:
        return f"no hit, {answer}"
    hit = results.hits[0]
    place = f"{hit.doc}#{hit.anchor}" if hit.anchor else f"{hit.doc} [{' > '.join(hit.breadcrumb)}]"
    return f"{place}, {answer}"


def folded(text: str) -> str:
    """Text as answers are compared: without case, with plain apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").casefold().split())


def _share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float | None:
    return sum(map(holds, verdicts)) / len(verdicts) if verdicts else None


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
        return JudgedQuestion(str(values["id"]), values["question"], sections, answer)
    except KeyError as error:
        raise QuireError(f"{path}, line {number}: lacks the field {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise QuireError(f"{path}, line {number}: is not a judged question ({error})") from error
