"""The golden questions of a corpus, as far as its file can be used.

They must never stop a build or a page: what is wrong with the file is told beside what is right with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.errors import QuireError
from engine.judging.judged_questions import JudgedQuestion, read_usable_questions

GOLDEN_NAME = "golden.jsonl"
"""The file of golden questions, at the top of a corpus folder."""
MAX_BYTES = 10_000_000
# Each is asked before anything is published: about 10 ms, so a build waits 20 s at most.
MAX_QUESTIONS = 2_000
# One spoilt export must not bury a report under its lines.
_PROBLEMS_TOLD = 5


@dataclass(frozen=True, slots=True)
class Golden:
    """The questions that can be asked, in the order of the file, and what is wrong with the rest of it."""

    questions: tuple[JudgedQuestion, ...] = ()
    problems: tuple[str, ...] = ()


def read_golden(corpus: Path) -> Golden:
    """The golden questions of a corpus folder; none where it has no such file. Never raises."""
    path = corpus / GOLDEN_NAME
    if not os.path.lexists(path):
        return Golden()
    problem = _unreadable(path)
    if problem:
        return Golden(problems=(problem,))
    try:
        questions, problems = read_usable_questions(path)
    except QuireError as error:
        return Golden(problems=(_without_path(path, str(error)),))
    if len(questions) > MAX_QUESTIONS:
        problems.append(f"holds {len(questions):,} questions: only the first {MAX_QUESTIONS:,} are asked")
    if len(problems) > _PROBLEMS_TOLD:
        problems[_PROBLEMS_TOLD:] = [f"and {len(problems) - _PROBLEMS_TOLD:,} more lines cannot be used"]
    return Golden(tuple(questions[:MAX_QUESTIONS]), tuple(_without_path(path, one) for one in problems))


def judgement_key(question: JudgedQuestion) -> str:
    """What stands for a question and what is expected of it, whatever its id: the same for the same."""
    judgement = asdict(question) | {"id": None}
    return hashlib.sha256(json.dumps(judgement, sort_keys=True).encode("ascii")).hexdigest()[:24]


def _unreadable(path: Path) -> str | None:
    try:
        status = path.stat()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if not stat.S_ISREG(status.st_mode):
        return "is not a file"
    if status.st_size > MAX_BYTES:
        return f"has {status.st_size:,} bytes; at most {MAX_BYTES:,} are read"
    return None


def _without_path(path: Path, problem: str) -> str:
    """Reports name the file already."""
    return problem.removeprefix(str(path)).lstrip(",: ").removesuffix("; name a file with --questions")
