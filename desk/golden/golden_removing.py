"""A golden question taken out of the corpus's file; every other line stays byte for byte as it was."""

from __future__ import annotations

from pathlib import Path

from desk.golden.golden_file import golden_lines
from engine.errors import QuireError


def remove_question(corpus: Path, id_: str) -> str:
    """Take the golden question with this id out; returns its words, so that it can be told.

    Raises QuireError where there is none or more than one, and for a file that cannot be written.
    """
    with golden_lines(corpus) as lines:
        found = [(place, values) for place, values in lines.objects() if str(values.get("id")) == id_]
        if not found:
            raise QuireError(f"{lines.path}: has no question with the id {id_!r}; see quire golden list")
        if len(found) > 1:
            raise QuireError(
                f"{lines.path}: has {len(found)} lines with the id {id_!r}; give each an id of its own there"
            )
        [(place, values)] = found
        lines.remove(place)
        return str(values.get("question", ""))
