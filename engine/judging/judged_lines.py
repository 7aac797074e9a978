"""The lines of a file of judged questions or judgements, as people and spreadsheets save them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.errors import QuireError


def read_judged_lines(path: Path, option: str) -> list[tuple[int, str]]:
    """The lines that are not blank, each with its number from 1.

    A byte order mark and CRLF are taken. Raises QuireError when the file cannot be read or holds nothing;
    ``option`` is the option of the command line that names another file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuireError(f"{path}: is not UTF-8 ({error}); save it as UTF-8") from error
    except OSError as error:
        raise QuireError(f"{path}: cannot be read ({error.strerror}); name a file with {option}") from error
    # Not splitlines: a JSON string may hold other line separators than this one.
    lines = [(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise QuireError(f"{path}: holds no line; name another file with {option}")
    return lines


def refuse_repeated_ids(path: Path, numbered: list[tuple[int, Any]]) -> None:
    """Raises QuireError for the second of two questions with one ``id``."""
    first: dict[str, int] = {}
    for number, question in numbered:
        if question.id in first:
            raise QuireError(
                f"{path}, line {number}: the id {question.id!r} stands on line {first[question.id]} already; "
                "give each question an id of its own"
            )
        first[question.id] = number
