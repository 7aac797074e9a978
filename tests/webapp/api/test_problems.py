"""Errors that no route answers itself, as programs get them."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from engine.errors import QuestionError
from tests.webapp.fake_engine import FakeEngine, NoIndexError


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nowhere", 404, "not_found"),
        ("GET", "/api/v2/search", 404, "not_found"),
        ("DELETE", "/api/v1/search", 405, "method_not_allowed"),
        ("POST", "/metrics", 405, "method_not_allowed"),
        ("PUT", "/openapi.json", 405, "method_not_allowed"),
        ("POST", "/health", 405, "method_not_allowed"),
    ],
)
def test_programs_get_a_problem(client: FlaskClient, method: str, path: str, status: int, code: str) -> None:
    response = client.open(path, method=method)
    body = response.get_json(force=True)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert (body["status"], body["code"], body["errors"]) == (status, code, [])
    assert response.headers["Cache-Control"] == "no-store"
    assert status != 405 or "GET" in response.headers["Allow"]


def test_what_is_no_json_is_told_what_to_send(client: FlaskClient) -> None:
    response = client.post("/api/v1/feedback", data="question=tea")
    body = response.get_json(force=True)
    assert (response.status_code, body["code"]) == (415, "unsupported_media_type")
    assert "Content-Type: application/json" in body["detail"]


def test_no_body_is_one_without_members(client: FlaskClient) -> None:
    response = client.post("/api/v1/feedback")
    assert response.status_code == 400
    assert "question" in {error["field"] for error in response.get_json(force=True)["errors"]}


def test_an_unexpected_error_of_the_description_is_a_problem(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.api.openapi_api.openapi", lambda _: 1 / 0)
    response = client.get("/openapi.json")
    assert (response.status_code, response.get_json(force=True)["code"]) == (500, "internal_error")


def test_a_missing_index_says_when_to_ask_again(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = NoIndexError("run quire build")
    for path in ("/api/v1/search?q=tea", "/api/v1/sections/a1", "/health"):
        assert int(client.get(path).headers["Retry-After"]) > 0


def test_a_group_that_the_index_does_not_have_is_not_found(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = QuestionError("group", "there is no group 'x'")
    response = client.get("/api/v1/search?q=tea&group=x")
    assert (response.status_code, response.get_json(force=True)["code"]) == (404, "group_not_found")
    assert response.get_json(force=True)["errors"] == [{"field": "group", "message": "there is no group 'x'"}]


def test_a_page_that_is_not_there_stays_a_page(client: FlaskClient) -> None:
    assert client.get("/nowhere").mimetype == "text/html"
