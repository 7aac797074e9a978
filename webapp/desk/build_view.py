"""A build as the desk shows it: its record in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.builds.build_record import BuildRecord, BuildState
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


@dataclass(frozen=True, slots=True)
class WorseQuestion:
    """A golden question that got worse, and how, in words."""

    id: str
    question: str
    lost: str


def outcome(record: BuildRecord) -> str:
    """What came of a build, in a few words; of one that was forced, that it was."""
    if record.state is BuildState.PUBLISHED and record.force:
        return messages.BUILD_FORCED_AGAINST if record.refusal else messages.BUILD_FORCED
    return messages.BUILD_STATES[record.state]


def objections(record: BuildRecord) -> list[str]:
    """What the guard has against a build, a sentence for each figure."""
    refusal = record.refusal or {}
    if refusal.get("kind") == "loss":
        return [messages.would_lose(refusal["what"], refusal["before"], refusal["after"])]
    return [
        messages.measure_fell(messages.MEASURES.get(name, name), one["before"], one["after"])
        for name, one in refusal.get("measures", {}).items()
    ]


def questions_worse(record: BuildRecord) -> list[WorseQuestion]:
    """The golden questions that the guard refused a build for, as far as the record names them."""
    return [
        WorseQuestion(
            one["id"],
            one["question"],
            ", ".join(messages.LOST.get(name, name) for name in one["lost"]),
        )
        for one in (record.refusal or {}).get("questions", ())
    ]


def worse_unnamed(record: BuildRecord) -> int:
    """How many more of them there are."""
    refusal = record.refusal or {}
    return int(refusal.get("count", 0)) - len(refusal.get("questions", ()))


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
