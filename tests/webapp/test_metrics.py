"""The figures for Prometheus: what is counted, under which names, and of how many processes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from tests.webapp.fake_engine import FakeEngine, NoIndexError
from tests.webapp.server_process import served
from webapp.metrics import FOLDER_VARIABLE, shared_between_workers


def figures(text: str) -> dict[tuple[str, ...], float]:
    """Each figure by its name and the values of its labels."""
    return {
        (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def scraped(client: FlaskClient) -> dict[tuple[str, ...], float]:
    return figures(client.get("/metrics").get_data(as_text=True))


def test_requests_are_counted_by_route_and_status(client: FlaskClient) -> None:
    for path in ("/api/v1/sections/a1", "/api/v1/sections/a2", "/api/v1/sections/none", "/nowhere", "/else"):
        client.get(path)
    found = scraped(client)
    route = "/api/v1/sections/<path:section_id>"
    assert found["quire_http_requests_total", route, "200"] == 2
    assert found["quire_http_requests_total", route, "404"] == 1
    assert found["quire_http_requests_total", "none", "404"] == 2
    assert found["quire_http_request_duration_seconds_count", route] == 3
    assert found["quire_http_request_duration_seconds_bucket", "+Inf", route] == 3


def test_questions_are_counted_by_what_came_of_them(client: FlaskClient, fake: FakeEngine) -> None:
    tag = client.get("/api/v1/search?q=tea").headers["ETag"]
    client.get("/api/v1/search?q=tea")
    client.get("/?q=tea")
    client.get("/api/v1/search?q=tea", headers={"If-None-Match": tag})
    client.get("/api/v1/search?q=zzz")
    fake.answer = None
    client.get("/api/v1/search?q=green")
    found = scraped(client)
    counts = {name[1]: value for name, value in found.items() if name[0] == "quire_questions_total"}
    assert counts == {"answered": 3, "unchanged": 1, "nothing": 1, "passages": 1}


@pytest.mark.parametrize("path", ["/api/v1/search?q=tea&offset=1", "/api/v1/search?q=", "/"])
def test_another_page_and_a_refused_question_are_no_question(client: FlaskClient, path: str) -> None:
    client.get(path)
    assert not [name for name in scraped(client) if name[0] == "quire_questions_total"]


def test_the_index_in_use_is_told(client: FlaskClient, fake: FakeEngine) -> None:
    found = scraped(client)
    assert found["quire_index_available",] == 1
    assert (found["quire_index_generation",], found["quire_index_documents",]) == (7, 2)
    assert found["quire_index_sections",] == 1_234
    assert found["quire_index_built_timestamp_seconds",] == 1_714_564_800
    fake.failure = NoIndexError("run quire build")
    assert scraped(client)["quire_index_available",] == 0


def test_questions_that_could_not_be_kept_are_told(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.log.question_log.QuestionLog.dropped", 3)
    client.get("/health")
    assert scraped(client)["quire_question_log_dropped",] == 3


def test_the_figures_are_never_kept(client: FlaskClient) -> None:
    response = client.get("/metrics")
    assert response.mimetype == "text/plain"
    assert response.headers["Cache-Control"] == "no-store"


def test_the_figures_are_of_all_workers_and_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with served(workers=2) as server:
        asked = 0
        while len(list(tmp_path.glob("quire-metrics-*/counter_*.db"))) < 2 and asked < 2_000:
            server.ask("/health")
            asked += 1
        for _ in range(5):
            found = figures(server.ask("/metrics")[2].decode())
            assert found["quire_http_requests_total", "/health", "200"] == asked
    assert 2 <= asked < 2_000
    assert not list(tmp_path.glob("quire-metrics-*"))


def test_a_worker_that_ends_leaves_the_figures_to_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    try:
        with monkeypatch.context() as worker, shared_between_workers():
            worker.setattr("os.getpid", lambda: 0)
        assert list(tmp_path.glob("quire-metrics-*"))
    finally:
        os.environ.pop(FOLDER_VARIABLE, None)
