"""A build as the desk shows it: its record in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.builds.build_record import BuildRecord
from webapp.desk import messages


@dataclass(frozen=True, slots=True)
class PathList:
    """Paths of one kind with how many there are in all; a path that was left out comes with the reason."""

    label: str
    total: int
    paths: tuple[tuple[str, str], ...]

    @property
    def unnamed(self) -> int:
        """How many are not named."""
        return self.total - len(self.paths)


def outcome(record: BuildRecord) -> str:
    """What came of a build, in a few words."""
    return messages.BUILD_STATES[record.state]


def progress_text(record: BuildRecord) -> str:
    """What a build does at the moment."""
    if record.stage is None:
        return messages.BUILD_STATES[record.state]
    if record.stage == "reading" and record.total is not None:
        return messages.reading(record.done, record.total)
    return messages.BUILD_STAGES.get(record.stage, record.stage)


def share_done(record: BuildRecord) -> float | None:
    """The share of files that are read, from 0 to 1; None in stages that are not counted."""
    return record.done / record.total if record.stage == "reading" and record.total else None


def seconds_taken(record: BuildRecord) -> float | None:
    """How long a build took that has ended."""
    if record.report:
        return float(record.report["seconds"])
    if record.finished is None:
        return None
    return (datetime.fromisoformat(record.finished) - datetime.fromisoformat(record.started)).total_seconds()


def path_lists(record: BuildRecord) -> list[PathList]:
    """What changed, by kind; kinds of which there is nothing are left out."""
    report = record.report or {}
    counts = report.get("counts", {})
    return [
        PathList(label, counts[name], tuple(_path_and_reason(item) for item in report[name]))
        for name, label in messages.BUILD_LISTS.items()
        if counts.get(name)
    ]


def _path_and_reason(item: Any) -> tuple[str, str]:
    return (item["path"], item["reason"]) if isinstance(item, dict) else (item, "")
