"""Records are read as they were written, and tell of builds that died."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from desk.builds.build_record import MAX_PATHS, BuildRecord, BuildState, Origin, is_id, new_id, now
from desk.builds.build_records import KEPT_RECORDS, BuildRecords
from desk.processes.process_life import own_mark
from engine.storage.manifest import LeftOut
from indexer.build_report import BuildReport


def record(state: BuildState = BuildState.RUNNING) -> BuildRecord:
    return BuildRecord(new_id(), state, Origin.DESK, False, True, now(), own_mark())


def report(new: tuple[str, ...] = (), published: bool = True) -> BuildReport:
    left_out = (LeftOut("b\udcff.md", "is not valid UTF-8"),)
    return BuildReport(3, published, new, (), (), left_out, 1, 1, 1, 0.5, None)


@pytest.fixture
def records(tmp_path: Path) -> BuildRecords:
    return BuildRecords(tmp_path)


def test_a_record_is_read_as_it_was_written(records: BuildRecords) -> None:
    written = replace(record(), stage="reading", done=3, total=7, verdict=("fine", "ünd so"))
    records.write(written)
    assert records.read(written.id) == written
    assert records.under_way() == written


def test_the_last_builds_come_latest_first(records: BuildRecords) -> None:
    written = [record(BuildState.FAILED) for _ in range(3)]
    for one in written:
        records.write(one)
    assert [one.id for one in records.last()] == [one.id for one in reversed(written)]
    assert [one.id for one in records.last(1)] == [written[-1].id]
    assert records.under_way() is None


def test_a_build_whose_process_is_gone_is_lost(records: BuildRecords) -> None:
    gone = replace(record(), process=replace(own_mark(), began=1))
    records.write(gone)
    read = records.read(gone.id)
    assert read is not None
    assert read.state is BuildState.LOST
    assert read.finished is not None
    assert records.under_way() is None


def test_a_build_elsewhere_is_lost_when_nothing_is_heard_of_it(records: BuildRecords, tmp_path: Path) -> None:
    far = replace(record(), process=replace(own_mark(), host="elsewhere"))
    records.write(far)
    assert records.under_way() == far
    long_ago = time.time() - 1_000
    os.utime(tmp_path / "builds" / f"{far.id}.json", (long_ago, long_ago))
    assert records.under_way() is None
    records.touch(far.id)
    assert records.under_way() == far


@pytest.mark.parametrize(
    "name", ["", "..", "../CURRENT", "x", "20260101T000000000000-1234567", "20260101T000000000000-12345678"]
)
def test_what_is_no_build_is_not_read(records: BuildRecords, name: str) -> None:
    assert records.read(name) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"state": "odd"}']
)
def test_a_damaged_record_is_none(records: BuildRecords, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "builds").mkdir()
    (tmp_path / "builds" / f"{new_id()}.json").write_bytes(content)
    assert records.last() == []


def test_a_record_with_a_member_too_many_is_none(records: BuildRecords, tmp_path: Path) -> None:
    one = record()
    (tmp_path / "builds").mkdir()
    (tmp_path / "builds" / f"{one.id}.json").write_text(json.dumps(one.to_json() | {"more": 1}))
    assert records.last() == []


def test_where_nothing_was_built_there_are_no_records(tmp_path: Path) -> None:
    assert BuildRecords(tmp_path / "none").last() == []
    (tmp_path / "file").write_text("")
    assert BuildRecords(tmp_path / "file").last() == []


def test_only_the_last_records_are_kept(records: BuildRecords) -> None:
    written = [record(BuildState.FAILED) for _ in range(KEPT_RECORDS + 5)]
    for one in written:
        records.write(one)
    records.forget_old()
    assert {one.id for one in records.last(1_000)} == {one.id for one in written[5:]}


def test_a_long_report_is_shortened_and_still_counted() -> None:
    ended = record().reported(report(tuple(f"{n}.md" for n in range(MAX_PATHS + 1))))
    assert ended.state is BuildState.PUBLISHED
    assert ended.report is not None
    assert len(ended.report["new"]) == MAX_PATHS
    assert ended.report["counts"]["new"] == MAX_PATHS + 1


def test_a_name_that_is_not_utf8_can_be_shown() -> None:
    ended = record().reported(report(published=False))
    assert ended.state is BuildState.UNCHANGED
    assert ended.report is not None
    assert ended.report["leftOut"][0]["path"] == "b\\udcff.md"
    failed = record().ended(BuildState.FAILED, "a\udcff")
    assert failed.problem == "a\\udcff"


def test_a_build_after_the_clock_went_back_is_the_last_one_all_the_same(tmp_path: Path) -> None:
    records = BuildRecords(tmp_path)
    (tmp_path / "builds").mkdir()
    ahead = "20991231T235959999999-00000000"
    (tmp_path / "builds" / f"{ahead}.json").write_text("{}")
    build_id = records.new_id()
    assert is_id(build_id)
    assert build_id > ahead


@pytest.mark.parametrize("name", ["20269999T000000000000-00000000", "99991231T235959999999-00000000"])
def test_a_name_that_is_no_time_is_no_hindrance(tmp_path: Path, name: str) -> None:
    (tmp_path / "builds").mkdir()
    (tmp_path / "builds" / f"{name}.json").write_text("{}")
    assert is_id(BuildRecords(tmp_path).new_id())
