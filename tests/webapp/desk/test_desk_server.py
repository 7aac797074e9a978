"""The desk on a real server of two workers."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id, now
from desk.builds.build_records import BuildRecords
from desk.processes.process_life import own_mark
from tests.webapp.desk.log_in import TOKEN
from webapp.desk.build_events import MAX_STREAMS
from webapp.server import THREADS

ROOT = Path(__file__).parents[3]
BEARER = {"Authorization": f"Bearer {TOKEN}"}
BUILDS = "/api/v1/index/builds"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def place(tmp_path: Path, index: Path) -> Iterator[str]:
    """Host and port of the server."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for a year in a tin.\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.webapp.desk.serve_desk", str(corpus), str(index)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield urlsplit(process.stdout.readline().strip()).netloc
    finally:
        process.terminate()
        process.communicate(timeout=15)


def ask(place: str, path: str, body: str | None = None) -> tuple[int, bytes]:
    """Status and body; with a body it is sent as JSON."""
    connection = http.client.HTTPConnection(place, timeout=20)
    headers = BEARER | ({"Content-Type": "application/json"} if body else {})
    connection.request("POST" if body else "GET", path, body, headers)
    response = connection.getresponse()
    try:
        return response.status, response.read()
    finally:
        connection.close()


def follow(place: str, path: str) -> http.client.HTTPConnection:
    """A connection on which a stream is open, of which nothing more is read."""
    connection = http.client.HTTPConnection(place, timeout=20)
    connection.request("GET", path, headers=BEARER)
    return connection


def test_streams_that_are_left_open_keep_nobody_from_searching(place: str, index: Path) -> None:
    index.mkdir()
    record = BuildRecord(new_id(), BuildState.RUNNING, Origin.COMMAND, False, False, now(), own_mark())
    records = BuildRecords(index)
    records.write(record)
    events = f"/desk/rebuild/builds/{record.id}/events"
    streams = [follow(place, events) for _ in range(5 * THREADS)]
    time.sleep(0.5)
    started = time.monotonic()
    for _ in range(10):
        assert ask(place, "/api/v1/search?q=tea")[0] == 200
    assert time.monotonic() - started < 2
    first = follow(place, events).getresponse()
    assert first.readline().startswith(b"retry")
    records.write(record.ended(BuildState.FAILED, "no"))
    for stream in streams:
        stream.close()


def test_streams_of_browsers_that_went_away_make_room(place: str, index: Path) -> None:
    index.mkdir()
    record = BuildRecord(new_id(), BuildState.RUNNING, Origin.COMMAND, False, False, now(), own_mark())
    records = BuildRecords(index)
    records.write(record)
    events = f"/desk/rebuild/builds/{record.id}/events"
    for _ in range(4 * MAX_STREAMS):
        gone = follow(place, events)
        assert gone.getresponse().readline()
        gone.close()
    records.write(record.ended(BuildState.FAILED, "no"))
    assert ask(place, "/desk/rebuild")[0] == 200


def test_of_many_who_start_at_once_one_does(place: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: ask(place, BUILDS, "{}"), range(8)))
    assert sorted(status for status, _ in answers) == [202] + [409] * 7
    [started] = [json.loads(body)["id"] for status, body in answers if status == 202]
    end = time.monotonic() + 20
    while json.loads(ask(place, f"{BUILDS}/{started}")[1])["state"] != "published":
        assert time.monotonic() < end
        time.sleep(0.05)
    assert len(json.loads(ask(place, BUILDS)[1])["builds"]) == 1
