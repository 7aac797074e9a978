"""A build as the command line runs it: guarded, recorded, with its progress shown."""

from __future__ import annotations

from desk.builds.build_record import Origin
from desk.builds.recorded_build import build_recorded
from desk.golden.golden_guard import GoldenGuard
from indexer.build import BuildOptions, Progress, build
from indexer.build_report import BuildReport
from quire.progress import NoProgress, ProgressLines


def run_build(
    options: BuildOptions, quiet: bool, origin: Origin = Origin.COMMAND, build_id: str | None = None
) -> BuildReport:
    """Build and publish; what it raises, see ``indexer.build.build``. ``build_id`` names its record."""
    if quiet:
        return _recorded(options, NoProgress(), origin, build_id)
    progress = ProgressLines()
    try:
        return _recorded(options, progress, origin, build_id)
    finally:
        progress.close()


def _recorded(options: BuildOptions, progress: Progress, origin: Origin, build_id: str | None) -> BuildReport:
    def run(options: BuildOptions, progress: Progress) -> BuildReport:
        return build(options, progress, GoldenGuard(options.corpus, options.index))

    return build_recorded(options, progress, run, origin, build_id)
