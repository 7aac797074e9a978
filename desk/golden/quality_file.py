"""Quality by generation, kept beside the index: ``quality.jsonl``, a line for each time it was measured.

It is a memory and nothing depends on it: what is missing is asked anew, and a line that cannot be read, such
as one that a killed process left half written, is passed over. A later line about the same edition replaces
an earlier one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.golden.quality import Edition, Quality
from desk.processes.folder_lock import locked_folder
from desk.processes.state_file import read_promptly
from engine.durability import replace_text
from engine.judging.evaluation import Row

QUALITY_NAME = "quality.jsonl"
# Beyond this many bytes the file is written anew: rows of the last editions, measures of the others.
MAX_BYTES = 4_000_000
KEPT_ROWS, KEPT_MEASURES = 4, 400
# What is larger than this was never written here.
_MOST_READ = 64_000_000


class QualityFile:
    """The file in one index folder; several processes may use it at once."""

    def __init__(self, index: Path) -> None:
        self._index, self._path = index, index / QUALITY_NAME

    def read(self) -> list[Quality]:
        """What is kept, in the order of its first measuring; nothing where the file cannot be read."""
        found: dict[Edition, Quality] = {}
        for line in self._lines():
            quality = _from_line(line)
            if quality is not None:
                found[quality.edition] = quality
        return list(found.values())

    def find(self, edition: Edition) -> Quality | None:
        """What is kept of an edition."""
        return next((quality for quality in self.read() if quality.edition == edition), None)

    def append(self, quality: Quality) -> None:
        """Keep one more. Raises OSError where the file system refuses."""
        line = (json.dumps(_to_values(quality), ensure_ascii=True) + "\n").encode("ascii")
        # No build holds this lock.
        with locked_folder(self._index), self._path.open("ab+") as file:
            # The line of a process that was killed while it wrote must not spoil this one.
            file.write(line if _ends_a_line(file) else b"\n" + line)
            size = file.tell()
            file.flush()
            if size > MAX_BYTES:
                self._shorten()

    def copy_to(self, index: Path) -> None:
        """Let another index folder know what is known here, as far as that can be."""
        with suppress(OSError), (index / QUALITY_NAME).open("xb") as file:
            file.writelines(line + b"\n" for line in self._lines())

    def _shorten(self) -> None:
        kept = self.read()[-KEPT_MEASURES:]
        shortened = [replace(quality, rows={}) for quality in kept[:-KEPT_ROWS]] + kept[-KEPT_ROWS:]
        replace_text(self._path, "".join(json.dumps(_to_values(quality)) + "\n" for quality in shortened))

    def _lines(self) -> Iterator[bytes]:
        with suppress(OSError):
            yield from read_promptly(self._path, _MOST_READ)[0].split(b"\n")


def _ends_a_line(file: Any) -> bool:
    end = file.seek(0, os.SEEK_END)
    if not end:
        return True
    file.seek(end - 1)
    return bool(file.read(1) == b"\n")


def _to_values(quality: Quality) -> dict[str, Any]:
    edition = {"program": quality.edition.program}
    rows = [{"key": key, **row.to_json()} for key, row in quality.rows.items()]
    return quality.measures_to_json() | edition | {"rows": rows}


def _from_line(line: bytes) -> Quality | None:
    """None for a line that is not whole, or of another version."""
    if not line.strip():
        return None
    try:
        values = json.loads(line)
        return Quality(
            Edition(str(values["generation"]), str(values["built"]), str(values["program"])),
            {
                str(name): None if share is None else float(share)
                for name, share in values["measures"].items()
            },
            {str(name): int(count) for name, count in values["counts"].items()},
            {str(row["key"]): _row(row) for row in values["rows"]},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _row(values: Mapping[str, Any]) -> Row:
    return Row(
        id=str(values["id"]),
        question=str(values["question"]),
        expected=tuple(map(str, values["expected"])),
        expected_answer=tuple(map(str, values["expectedAnswer"])),
        rank=None if values["rank"] is None else int(values["rank"]),
        measures={str(name): float(value) for name, value in values["measures"].items()},
        answer_right=None if values["answerRight"] is None else bool(values["answerRight"]),
        answer=_optional(values["answer"]),
        span=_optional(values["span"]),
        won=_optional(values["won"]),
        came=str(values["came"]),
    )


def _optional(value: Any) -> str | None:
    return None if value is None else str(value)
