"""Progress as a stream: what is said, when it ends, and how many may be open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, Response

from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id, now
from desk.builds.build_records import BuildRecords
from desk.processes.process_life import own_mark
from webapp.desk import build_events
from webapp.desk.build_events import MAX_STREAMS, BuildEvents


@pytest.fixture
def records(tmp_path: Path) -> Iterator[BuildRecords]:
    with Flask(__name__).test_request_context():
        yield BuildRecords(tmp_path)


def record() -> BuildRecord:
    return BuildRecord(new_id(), BuildState.RUNNING, Origin.DESK, False, False, now(), own_mark())


def said(response: Response) -> list[str]:
    lines = "".join(str(piece) for piece in response.response).splitlines()
    return [line for line in lines if line.startswith(("data", "event"))]


def test_each_change_is_said_once_and_then_the_end(records: BuildRecords) -> None:
    one = replace(record(), stage="reading", done=1, total=4)
    records.write(one)
    course = iter(
        [
            one,
            replace(one, done=2),
            replace(one, stage="writing the index"),
            one.ended(BuildState.FAILED, "no"),
        ]
    )
    response = BuildEvents(records, lambda _: records.write(next(course))).stream(one.id)
    told = said(response)
    assert [json.loads(line.removeprefix("data: "))["share"] for line in told[:3]] == [0.25, 0.5, None]
    assert told[3:] == ["event: ended", "data: {}"]


def test_a_build_that_is_forgotten_has_ended(records: BuildRecords) -> None:
    one = record()
    records.write(one)
    response = BuildEvents(records, lambda _: records.forget(one.id)).stream(one.id)
    assert "event: ended" in said(response)


def test_a_stream_ends_after_a_while(records: BuildRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_events, "STREAM_SECONDS", 0.05)
    one = record()
    records.write(one)
    told = said(BuildEvents(records, lambda _: None).stream(one.id))
    assert len(told) == 1


def test_of_too_many_streams_the_last_only_says_how_it_is(records: BuildRecords) -> None:
    one = record()
    records.write(one)
    events = BuildEvents(records, lambda _: pytest.fail("waited"))
    open_streams = [events.stream(one.id) for _ in range(MAX_STREAMS)]
    assert len(said(events.stream(one.id))) == 1
    open_streams[0].close()
    again = events.stream(one.id)
    with pytest.raises(pytest.fail.Exception, match="waited"):
        said(again)
