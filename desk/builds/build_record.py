"""What is known of one build, while it runs and after: for the desk and the API."""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from desk.builds.refusal import refusal_found
from desk.processes.process_life import ProcessMark, own_mark
from indexer.build import BuildOptions
from indexer.build_report import BuildReport

MAX_PATHS = 500
"""How many paths of each kind a record names; the rest is counted."""

# Every golden question of each generation is in the file of qualities.
_KEPT_ELSEWHERE = frozenset({"quality"})
_TIME = "%Y%m%dT%H%M%S%f"
_ID = re.compile(r"[0-9]{8}T[0-9]{6}[0-9]{6}-[0-9a-f]{8}", re.ASCII)


class BuildState(StrEnum):
    """``starting`` and ``running``: under way. ``unchanged``: nothing to publish. ``refused``: by the guard.

    ``failed``: with an error. ``lost``: its process ended without a word; nobody writes that, it is seen.
    """

    STARTING = "starting"
    RUNNING = "running"
    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    LOST = "lost"

    @property
    def under_way(self) -> bool:
        """Whether it has not ended."""
        return self in (BuildState.STARTING, BuildState.RUNNING)


class Origin(StrEnum):
    """Who asked for a build."""

    DESK = "desk"
    API = "api"
    COMMAND = "command"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """``started`` and ``finished`` are ISO 8601 times in UTC, ``finished`` None while it is under way.

    ``stage`` says in words what is done, ``done`` of ``total`` files are read; ``total`` is None before they
    are counted. ``report`` is what ``BuildReport.to_json`` gives, with ``MAX_PATHS`` of each kind of path and
    all of them counted in ``counts``. ``verdict`` is what the guard had to say, line by line; ``problem`` why
    it was refused or failed, as the command line says it. ``refusal`` is what the guard objects to as
    ``desk.builds.refusal`` gives it, also where the build was forced, and None where nobody objected.
    """

    id: str
    state: BuildState
    origin: Origin
    full: bool
    force: bool
    started: str
    process: ProcessMark
    finished: str | None = None
    stage: str | None = None
    done: int = 0
    total: int | None = None
    report: dict[str, Any] | None = None
    verdict: tuple[str, ...] = ()
    problem: str | None = None
    refusal: dict[str, Any] | None = None

    @classmethod
    def begun(cls, build_id: str, state: BuildState, origin: Origin, options: BuildOptions) -> BuildRecord:
        """The first record of a build that begins now, for which this process answers."""
        return cls(build_id, state, origin, options.full, options.force, now(), own_mark())

    @property
    def under_way(self) -> bool:
        """Whether the build has not ended."""
        return self.state.under_way

    def to_json(self) -> dict[str, Any]:
        """The record as plain JSON values."""
        return asdict(self)

    def ended(self, state: BuildState, problem: str | None = None) -> BuildRecord:
        """The record of the same build, which ended now."""
        return replace(
            self, state=state, finished=now(), stage=None, problem=_shown(problem) if problem else None
        )

    def reported(self, report: BuildReport) -> BuildRecord:
        """The record of the same build, which ended now with this report."""
        state = BuildState.PUBLISHED if report.published else BuildState.UNCHANGED
        verdict = report.findings.lines if report.findings else ()
        refusal = refusal_found(report.findings) if report.findings else None
        report_shown = _shortened(report.to_json())
        return replace(self.ended(state), report=report_shown, verdict=verdict, refusal=refusal)


def from_json(values: dict[str, Any]) -> BuildRecord:
    """The record that ``to_json`` gave; raises ValueError, KeyError or TypeError for anything else."""
    return BuildRecord(
        **{
            **values,
            "state": BuildState(values["state"]),
            "origin": Origin(values["origin"]),
            "process": ProcessMark(**values["process"]),
            "verdict": tuple(values["verdict"]),
        }
    )


def new_id(after: str = "") -> str:
    """A name for a build: by its time, so that they sort, and unique.

    It sorts behind the name ``after``, also where the clock went back since.
    """
    at = datetime.now(UTC)
    with suppress(ValueError, OverflowError):
        last = datetime.strptime(after.partition("-")[0], _TIME).replace(tzinfo=UTC)
        at = max(at, last + timedelta(microseconds=1))
    return f"{at:{_TIME}}-{secrets.token_hex(4)}"


def is_id(text: str) -> bool:
    """Whether a text could be the name of a build."""
    return _ID.fullmatch(text) is not None


def now() -> str:
    """The time as records have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _shortened(report: dict[str, Any]) -> dict[str, Any]:
    report = {name: value for name, value in report.items() if name not in _KEPT_ELSEWHERE}
    lists = {name: value for name, value in report.items() if isinstance(value, list)}
    counts = {name: len(value) for name, value in lists.items()}
    first = {name: [_shown(item) for item in value[:MAX_PATHS]] for name, value in lists.items()}
    return report | first | {"counts": counts}


def _shown(value: Any) -> Any:
    """A path that is not valid UTF-8 can be shown all the same; other values as they are."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _shown(member) for name, member in value.items()}
    return value
