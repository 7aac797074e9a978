"""A build leaves a record of itself, and is not disturbed by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id
from desk.builds.build_records import BuildRecords
from desk.builds.recorded_build import build_recorded
from engine.errors import CorpusError, GuardRefused, IndexLocked
from engine.storage.build_lock import build_lock
from indexer.build import BuildOptions, Progress, build
from indexer.build_report import BuildReport
from quire.progress import NoProgress


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for a year.\n")
    return BuildOptions(corpus, tmp_path / "index", jobs=1)


def recorded(
    options: BuildOptions, origin: Origin = Origin.COMMAND, build_id: str | None = None
) -> BuildReport:
    return build_recorded(options, NoProgress(), lambda given, told: build(given, told), origin, build_id)


def only_record(options: BuildOptions) -> BuildRecord:
    [record] = BuildRecords(options.index).last()
    return record


def test_a_build_that_published_says_what(options: BuildOptions) -> None:
    report = recorded(options)
    record = only_record(options)
    assert record.state is BuildState.PUBLISHED
    assert record.report is not None
    assert record.report["new"] == list(report.new) == ["tea.md"]
    assert record.finished is not None


def test_how_far_it_is_can_be_seen_meanwhile(options: BuildOptions) -> None:
    seen: list[tuple[str | None, int | None]] = []

    def run(given: BuildOptions, progress: Progress) -> BuildReport:
        given.index.mkdir()
        progress.start(3)
        running = BuildRecords(given.index).under_way()
        assert running is not None
        seen.append((running.stage, running.total))
        progress.stage("writing the index")
        running = BuildRecords(given.index).under_way()
        assert running is not None
        seen.append((running.stage, running.total))
        return BuildReport(1, True, (), (), (), (), 0, 0, 0, 0.0, None)

    build_recorded(options, NoProgress(), run)
    assert seen == [("reading", 3), ("writing the index", 3)]


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (GuardRefused("would shrink"), BuildState.REFUSED),
        (CorpusError("holds nothing"), BuildState.FAILED),
        (KeyboardInterrupt(), BuildState.FAILED),
    ],
)
def test_a_build_that_came_to_nothing_says_why(
    options: BuildOptions, error: BaseException, state: BuildState
) -> None:
    def run(given: BuildOptions, progress: Progress) -> BuildReport:  # noqa: ARG001
        raise error

    options.index.mkdir()
    with pytest.raises(type(error)):
        build_recorded(options, NoProgress(), run)
    record = only_record(options)
    assert record.state is state
    assert record.problem == (str(error) or "KeyboardInterrupt")


def test_who_came_too_late_leaves_no_record_unless_it_was_asked_for(options: BuildOptions) -> None:
    with build_lock(options.index):
        with pytest.raises(IndexLocked):
            recorded(options)
        assert BuildRecords(options.index).last() == []
        with pytest.raises(IndexLocked):
            recorded(options, Origin.DESK, new_id())
    assert only_record(options).state is BuildState.FAILED


def test_watching_says_nothing_of_nothing(options: BuildOptions) -> None:
    recorded(options, Origin.WATCH)
    assert not recorded(options, Origin.WATCH).published
    assert only_record(options).origin is Origin.WATCH
    assert only_record(options).state is BuildState.PUBLISHED


def test_watching_says_once_why_nothing_can_be_built(options: BuildOptions) -> None:
    options.index.mkdir()

    def refuse(why: str, origin: Origin) -> None:
        def run(given: BuildOptions, progress: Progress) -> BuildReport:  # noqa: ARG001
            progress.start(1)
            raise GuardRefused(why)

        with pytest.raises(GuardRefused):
            build_recorded(options, NoProgress(), run, origin)

    for why in ("would shrink", "would shrink", "got worse", "would shrink"):
        refuse(why, Origin.WATCH)
    refuse("would shrink", Origin.COMMAND)
    problems = [record.problem for record in BuildRecords(options.index).last()]
    assert problems == ["would shrink", "would shrink", "got worse", "would shrink"]


def test_a_folder_that_is_not_there_is_not_made_for_a_record(options: BuildOptions) -> None:
    (options.corpus / "tea.md").unlink()
    with pytest.raises(CorpusError):
        recorded(options)
    assert not options.index.exists()


def test_a_record_that_cannot_be_written_stops_no_build(options: BuildOptions) -> None:
    options.index.mkdir()
    (options.index / "builds").write_text("in the way")
    assert recorded(options).published
