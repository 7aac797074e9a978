"""Judgements of relevance: a line names a question, a passage and the grade of the passage for the question.

Three columns set apart by tabs (question, passage, grade), or by white space if the file has no tab, or the
four columns of TREC, whose second one says nothing. A grade is a whole number; from 1 on it is relevant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from engine.errors import QuireError
from engine.judging.judged_lines import read_judged_lines

_GRADE = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
_FORM = "a line is question, passage and grade, or the four columns of TREC"


@dataclass(frozen=True, slots=True)
class Qrels:
    """``grades[question][passage]``, in the order of the file; ``lines[question]`` is its first line."""

    path: Path
    grades: dict[str, dict[str, int]]
    lines: dict[str, int]

    def passages(self) -> frozenset[str]:
        """Every passage that is judged for any question."""
        return frozenset(passage for grades in self.grades.values() for passage in grades)


def read_qrels(path: Path) -> Qrels:
    """The judgements of a file. Raises QuireError naming the line that cannot be used, and the remedy."""
    grades: dict[str, dict[str, int]] = {}
    seen: dict[tuple[str, str], int] = {}
    lines: dict[str, int] = {}
    for number, line in read_judged_lines(path, "--qrels"):
        question, passage, grade = _parse(f"{path}, line {number}", line)
        if (question, passage) in seen:
            raise QuireError(
                f"{path}, line {number}: judges {passage!r} for question {question!r} again, after line "
                f"{seen[question, passage]}; remove one of the two"
            )
        seen[question, passage] = number
        lines.setdefault(question, number)
        grades.setdefault(question, {})[passage] = grade
    return Qrels(path, grades, lines)


def _parse(place: str, line: str) -> tuple[str, str, int]:
    columns = [column.strip() for column in line.split("\t")] if "\t" in line else line.split()
    if len(columns) not in (3, 4):
        raise QuireError(f"{place}: has {len(columns)} columns; {_FORM}")
    question, passage, grade = columns[0], columns[-2], columns[-1]
    if not question or not passage:
        raise QuireError(f"{place}: names no {'passage' if question else 'question'}; {_FORM}")
    if not _GRADE.fullmatch(grade):
        raise QuireError(f"{place}: the grade {grade!r} is not a whole number; {_FORM}, without a heading")
    return question, passage, int(grade)
