"""The JSON of the API, member by member, and its errors."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from engine.errors import QuestionError
from tests.webapp.fake_engine import FakeEngine, NoIndexError, fake_explanation
from webapp import messages

HIT_MEMBERS = [
    "id", "doc", "anchor", "title", "breadcrumb", "url", "text", "_score", "_formatted", "_matches"
]  # fmt: skip
RESULT_MEMBERS = [
    "query", "correctedQuery", "answer", "hits", "estimatedTotalHits", "limit", "offset",
    "processingTimeMs", "indexVersion",
]  # fmt: skip
ANSWER_MEMBERS = [
    "text", "span", "start", "end", "confidence", "sectionId", "title", "breadcrumb", "url",
    "date", "side", "others",
]  # fmt: skip


def test_search_gives_the_contracts_members(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=green+tea")
    body = json.loads(response.data)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert list(body) == RESULT_MEMBERS
    assert list(body["answer"]) == ANSWER_MEMBERS
    assert list(body["hits"][0]) == HIT_MEMBERS
    assert list(body["hits"][0]["_formatted"]) == ["title", "snippet"]
    assert (body["limit"], body["offset"]) == (10, 0)


def test_the_json_is_compact_and_not_escaped(client: FlaskClient) -> None:
    body = client.get("/api/v1/search?q=th%C3%A9+tea").data
    assert "thé" in body.decode()
    assert b'": ' not in body


def test_limit_offset_and_explain_reach_the_engine(client: FlaskClient) -> None:
    body = json.loads(client.get("/api/v1/search?q=tea&limit=1&offset=2&explain=1").data)
    assert [hit["id"] for hit in body["hits"]] == ["a3"]
    assert body["hits"][0]["_explanation"] == fake_explanation()


@pytest.mark.parametrize(
    ("parameter", "corrected"),
    [
        ("", "tea"),
        ("&correct=1", "tea"),
        ("&correct=true", "tea"),
        ("&correct=0", None),
        ("&correct=FALSE", None),
    ],
)
def test_a_correction_can_be_declined(
    client: FlaskClient, fake: FakeEngine, parameter: str, corrected: str | None
) -> None:
    fake.corrected = "tea"
    body = json.loads(client.get(f"/api/v1/search?q=teaa{parameter}").data)
    assert body["correctedQuery"] == corrected
    assert body.get("suggestedQuery") == (None if corrected else "tea")


@pytest.mark.parametrize("name", ["explain", "correct"])
@pytest.mark.parametrize("value", ["", "2", "yes", "-1"])
def test_a_switch_is_0_or_1(client: FlaskClient, name: str, value: str) -> None:
    response = client.get("/api/v1/search", query_string={"q": "tea", name: value})
    assert response.status_code == 400
    assert json.loads(response.data)["errors"] == [{"field": name, "message": f"{name} must be 0 or 1."}]


def test_unknown_and_repeated_parameters_are_ignored(client: FlaskClient) -> None:
    body = json.loads(client.get("/api/v1/search?q=tea&q=coffee&limit=1&limit=x&colour=red").data)
    assert (body["query"], body["limit"]) == ("tea", 1)


def test_a_problem_names_every_bad_field_at_once(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=+&limit=0&offset=-1&explain=maybe&correct=2")
    body = json.loads(response.data)
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert list(body) == ["type", "title", "status", "detail", "code", "errors"]
    assert (body["status"], body["code"]) == (400, "invalid_parameters")
    assert [error["field"] for error in body["errors"]] == ["q", "limit", "offset", "explain", "correct"]
    assert body["errors"][-1]["message"] == "correct must be 0 or 1."


def test_a_question_that_the_engine_refuses_is_a_problem(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = QuestionError("q", "not this one")
    response = client.get("/api/v1/search?q=tea")
    assert response.status_code == 400
    assert json.loads(response.data)["errors"] == [{"field": "q", "message": "not this one"}]


@pytest.mark.parametrize("path", ["/api/v1/search?q=tea", "/api/v1/sections/a1"])
def test_without_an_index_the_api_is_unavailable(client: FlaskClient, fake: FakeEngine, path: str) -> None:
    fake.failure = NoIndexError("run quire build")
    response = client.get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert json.loads(response.data)["detail"] == messages.UNAVAILABLE_TEXT


def test_an_unexpected_error_is_logged_and_not_shown(
    client: FlaskClient, fake: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    fake.failure = RuntimeError("a secret")
    response = client.get("/api/v1/search?q=tea")
    assert response.status_code == 500
    assert json.loads(response.data)["code"] == "internal_error"
    assert b"secret" not in response.data
    assert "a secret" in caplog.text


def test_head_answers_without_a_body(client: FlaskClient) -> None:
    response = client.head("/api/v1/search?q=tea")
    assert (response.status_code, response.data) == (200, b"")


def test_post_is_refused_with_the_methods_allowed(client: FlaskClient) -> None:
    response = client.post("/api/v1/search?q=tea")
    assert response.status_code == 405
    assert response.content_type == "application/problem+json"
    assert "GET" in response.headers["Allow"]


def test_an_unknown_path_below_the_api_is_a_problem(client: FlaskClient) -> None:
    response = client.get("/api/v2/search?q=tea")
    assert response.status_code == 404
    assert json.loads(response.data)["code"] == "not_found"


def test_a_section_is_found_by_its_id(client: FlaskClient) -> None:
    body = json.loads(client.get("/api/v1/sections/a3").data)
    assert (body["id"], body["breadcrumb"]) == ("a3", ["Storing"])
    assert body["blocks"] == [{"kind": "paragraph", "start": 0, "end": 20, "level": 0}]


def test_an_unknown_section_is_a_problem(client: FlaskClient) -> None:
    response = client.get("/api/v1/sections/nothing/here")
    assert response.status_code == 404
    assert json.loads(response.data)["code"] == "section_not_found"


def test_health_tells_what_is_served(client: FlaskClient) -> None:
    response = client.get("/health")
    assert response.headers["Cache-Control"] == "no-store"
    assert list(json.loads(response.data)) == ["status", "indexVersion", "documents", "sections", "built"]


def test_health_without_an_index(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = NoIndexError("run quire build")
    response = client.get("/health")
    assert response.status_code == 503
    assert response.headers["Cache-Control"] == "no-store"
    assert json.loads(response.data) == {"status": "unavailable", "detail": messages.UNAVAILABLE_TEXT}


def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/api/v1/search?q=tea").headers["ETag"]
    assert tag.startswith('W/"')
    assert client.get("/api/v1/search?q=tea", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/api/v1/search?q=dry", headers={"If-None-Match": tag}).status_code == 200
