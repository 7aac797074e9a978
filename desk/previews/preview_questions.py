"""The questions of a preview: what it is told, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import QuireError
from engine.questions.question import clean_text

# So many questions asked twice take some ten seconds on a large collection.
MOST_QUESTIONS = 500


@dataclass(frozen=True, slots=True)
class PreviewQuestion:
    """A question and where it comes from: "file", "asked" or "golden"."""

    text: str
    source: str


def questions_of_file(path: Path) -> list[PreviewQuestion]:
    """One question a line; raises QuireError when the file cannot be read or is not UTF-8."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuireError(f"{path}: is not UTF-8 ({error}); save it as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QuireError(f"{path}: cannot be read ({reason}); name a file with --questions") from error
    return [PreviewQuestion(line, "file") for line in lines]


def distinct_questions(questions: Iterable[PreviewQuestion]) -> tuple[PreviewQuestion, ...]:
    """Those that are not empty, each once, whatever its case and white space; in the same order."""
    found: dict[str, PreviewQuestion] = {}
    for question in questions:
        text = clean_text(question.text)
        if text:
            found.setdefault(text.casefold().rstrip("?!. "), PreviewQuestion(text, question.source))
    return tuple(found.values())
