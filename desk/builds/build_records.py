"""The records of the last builds of an index: ``builds/<id>.json`` in its folder, a file for each.

A file has one writer at a time: who starts the build, then the build itself. Records are for information;
that one build runs at a time is the build lock's business.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desk.builds.build_record import BuildRecord, BuildState, from_json, is_id, new_id
from desk.processes.state_file import forget_state, read_state, write_state

KEPT_RECORDS = 30
HEARTBEAT_SECONDS = 5.0
"""A build touches its record at least this often."""

_SILENT_SECONDS = 60.0
_FOLDER = "builds"


class BuildRecords:
    """The records in one index folder."""

    def __init__(self, index: Path) -> None:
        self._folder = index / _FOLDER

    def new_id(self) -> str:
        """A name for a build that sorts behind those of all others."""
        paths = self._paths()
        return new_id(paths[0].stem if paths else "")

    def write(self, record: BuildRecord) -> None:
        """Put the record in the place of what was known before; raises OSError where that is not possible."""
        self._folder.mkdir(exist_ok=True)
        write_state(self._path(record.id), record.to_json())

    def touch(self, build_id: str) -> None:
        """Show that the build is alive."""
        os.utime(self._path(build_id))

    def forget(self, build_id: str) -> None:
        """Drop a record."""
        forget_state(self._path(build_id))

    def forget_old(self) -> None:
        """Drop all but the last ``KEPT_RECORDS``."""
        for path in self._paths()[KEPT_RECORDS:]:
            forget_state(path)

    def read(self, build_id: str) -> BuildRecord | None:
        """The record of a build, or None where there is none that can be read."""
        return self._read(self._path(build_id)) if is_id(build_id) else None

    def last(self, limit: int = KEPT_RECORDS) -> list[BuildRecord]:
        """The records of the last builds, latest first."""
        found = (self._read(path) for path in self._paths()[:limit])
        return [record for record in found if record is not None]

    def under_way(self) -> BuildRecord | None:
        """The build that runs now, if one does."""
        return next((record for record in self.last() if record.under_way), None)

    def _path(self, build_id: str) -> Path:
        return self._folder / f"{build_id}.json"

    def _paths(self) -> list[Path]:
        try:
            paths = list(self._folder.iterdir())
        except OSError:
            return []
        return sorted((path for path in paths if is_id(path.stem) and path.suffix == ".json"), reverse=True)

    def _read(self, path: Path) -> BuildRecord | None:
        values, touched = read_state(path)
        try:
            return _as_it_is(from_json(values), touched)
        except (ValueError, KeyError, TypeError):
            return None


def _as_it_is(record: BuildRecord, touched: float) -> BuildRecord:
    """A build whose process is gone, or of which nothing was heard for long, is lost."""
    if not record.under_way:
        return record
    lives = record.process.lives()
    if lives or (lives is None and time.time() - touched < _SILENT_SECONDS):
        return record
    seen = datetime.fromtimestamp(touched, UTC).isoformat(timespec="seconds")
    return replace(record, state=BuildState.LOST, finished=seen)
