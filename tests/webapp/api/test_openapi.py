"""The API's description: complete, made of what checks requests, and true of what is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from webapp.api.operations import operation_of
from webapp.app import create_app
from webapp.installation import Installation

ROUTES = {
    ("/api/v1/search", "get"),
    ("/api/v1/suggest", "get"),
    ("/api/v1/sections/{section_id}", "get"),
    ("/api/v1/feedback", "post"),
    ("/api/v1/index/builds", "get"),
    ("/api/v1/index/builds", "post"),
    ("/api/v1/index/builds/{build_id}", "get"),
    ("/health", "get"),
    ("/metrics", "get"),
    ("/openapi.json", "get"),
    ("/opensearch.xml", "get"),
}


@pytest.fixture
def app(fake: FakeEngine, tmp_path: Path) -> Flask:
    """With all that an installation brings along."""
    installation = Installation(BuildOptions(tmp_path, tmp_path), "a-token-of-the-test")
    return create_app(fake, installation=installation)


@pytest.fixture
def document(app: Flask) -> Any:
    return app.test_client().get("/openapi.json").get_json()


def schema_of(document: Any, path: str, status: str) -> Mapping[str, Any]:
    (content,) = document["paths"][path]["get"]["responses"][status]["content"].values()
    found: Mapping[str, Any] = content["schema"]
    return found


def undescribed(value: object, schema: Mapping[str, Any], document: Any, path: str = "") -> Iterator[str]:
    """The members that are sent and not described, and those that are described and not sent."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = next(one for one in schema["anyOf"] if value is None or one.get("type") != "null")
        yield from undescribed(value, schema, document, path) if value is not None else ()
    elif isinstance(value, dict) and "properties" in schema:
        yield from (f"{path}.{name}" for name in value.keys() ^ schema["properties"].keys())
        for name in value.keys() & schema["properties"].keys():
            yield from undescribed(value[name], schema["properties"][name], document, f"{path}.{name}")
    elif isinstance(value, list):
        for one in value:
            yield from undescribed(one, schema["items"], document, f"{path}[]")


def test_every_route_is_described(document: Any) -> None:
    assert {(path, method) for path, methods in document["paths"].items() for method in methods} == ROUTES
    assert document["openapi"] == "3.1.0"


def test_no_route_below_the_api_is_forgotten(app: Flask) -> None:
    silent = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and not operation_of(app.view_functions[rule.endpoint]).summary
    ]
    assert not silent


def test_what_is_described_is_what_is_checked(document: Any, client: FlaskClient) -> None:
    parameters = {one["name"]: one for one in document["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert parameters["q"]["required"]
    assert parameters["explain"]["schema"]["default"] == "0"
    most = parameters["limit"]["schema"]["maximum"]
    assert client.get(f"/api/v1/search?q=tea&limit={most}").status_code == 200
    assert client.get(f"/api/v1/search?q=tea&limit={most + 1}").status_code == 400


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/api/v1/search", "/api/v1/search?q=green+tea&explain=1&correct=0", "200"),
        ("/api/v1/search", "/api/v1/search", "400"),
        ("/api/v1/sections/{section_id}", "/api/v1/sections/a2", "200"),
        ("/api/v1/suggest", "/api/v1/suggest?q=te", "200"),
        ("/health", "/health", "200"),
    ],
)
def test_what_is_sent_is_described(
    document: Any, client: FlaskClient, fake: FakeEngine, path: str, asked: str, status: str
) -> None:
    fake.corrected = "green tea"
    body = client.get(asked).get_json(force=True)
    assert body
    assert not list(undescribed(body, schema_of(document, path, status), document))


def test_the_promise_is_in_it(document: Any) -> None:
    assert "Within v1 nothing is taken away" in document["info"]["description"]


def test_builds_need_the_token(document: Any) -> None:
    assert document["paths"]["/api/v1/index/builds"]["post"]["security"] == [{"token": []}]
    assert "security" not in document["paths"]["/api/v1/search"]["get"]


def test_it_is_not_sent_to_who_has_it(client: FlaskClient) -> None:
    first = client.get("/openapi.json")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/openapi.json", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("prefix", ["", "/help"])
def test_the_server_is_where_the_description_lies(app: Flask, prefix: str) -> None:
    response = app.test_client().get("/openapi.json", environ_overrides={"SCRIPT_NAME": prefix})
    assert response.get_json()["servers"] == [{"url": f"{prefix}/"}]
