"""Over the shipped documents: the API sends what it describes, and what ``quire ask --json`` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

import engine
from indexer.build import BuildOptions, build
from quire.cli import main
from quire.progress import NoProgress
from tests.webapp.api.test_openapi import undescribed
from webapp.app import create_app
from webapp.installation import Installation

CORPUS = Path(__file__).parents[2] / "corpus"
TOKEN = "a-token-of-the-tests"
ANSWERED = "How much does the CPC exam cost?"
SEARCH = "/api/v1/search"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
# Path, parameters, the path that the description has for it, and the status.
REQUESTS: list[tuple[str, dict[str, Any], str, int]] = [
    (SEARCH, {"q": ANSWERED}, SEARCH, 200),
    (SEARCH, {"q": ANSWERED, "explain": "1", "limit": 3}, SEARCH, 200),
    (SEARCH, {"q": "HMO vs PPO"}, SEARCH, 200),
    (SEARCH, {"q": "xyzzy plugh"}, SEARCH, 200),
    (SEARCH, {"q": "what is a modifer", "correct": "0"}, SEARCH, 200),
    (SEARCH, {"q": "coder", "from": "2020-01-01", "to": "2100-01-01"}, SEARCH, 200),
    (SEARCH, {"q": "coder", "from": "2100-01-01", "to": "2020-01-01"}, SEARCH, 200),
    (SEARCH, {"q": "", "limit": 0, "from": "x"}, SEARCH, 400),
    (SEARCH, {"q": "coder", "group": "no such group"}, SEARCH, 404),
    ("/api/v1/suggest", {"q": "mod"}, "/api/v1/suggest", 200),
    ("/api/v1/suggest", {"q": "mod", "limit": 99}, "/api/v1/suggest", 400),
    ("/api/v1/sections/none", {}, "/api/v1/sections/{section_id}", 404),
    ("/api/v1/index/builds", {}, "/api/v1/index/builds", 200),
    ("/api/v1/index/builds/none", {}, "/api/v1/index/builds/{build_id}", 404),
    ("/health", {}, "/health", 200),
]  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "index"
    build(BuildOptions(corpus=CORPUS, index=path), NoProgress())
    return path


@pytest.fixture(scope="module")
def client(index: Path) -> FlaskClient:
    installation = Installation(BuildOptions(corpus=CORPUS, index=index), TOKEN, retention_days=0)
    return create_app(engine.open(index), None, installation).test_client()


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> Mapping[str, Any]:
    found: Mapping[str, Any] = client.get("/openapi.json").get_json()
    return found


def check(body: object, document: Mapping[str, Any], path: str, status: int) -> None:
    """Fail where a body is not as the description has it, or has members that it has not."""
    (content,) = document["paths"][path]["get"]["responses"][str(status)]["content"].values()
    schema = content["schema"]
    jsonschema_rs.validator_for({**schema, "components": document["components"]}).validate(body)
    optional = (".suggestedQuery", "._explanation")
    assert [name for name in undescribed(body, schema, document) if not name.endswith(optional)] == []


@pytest.mark.parametrize(("path", "sent", "described", "status"), REQUESTS)
def test_what_is_sent_is_as_described(
    client: FlaskClient,
    document: Mapping[str, Any],
    path: str,
    sent: dict[str, Any],
    described: str,
    status: int,
) -> None:
    response = client.get(path, query_string=sent, headers=BEARER)
    assert response.status_code == status
    check(response.get_json(), document, described, status)


def test_the_requests_bring_an_answer_a_comparison_and_nothing(client: FlaskClient) -> None:
    answered, compared, nothing = (
        client.get(path, query_string=sent).get_json() for path, sent, _, _ in (REQUESTS[0], *REQUESTS[2:4])
    )
    assert answered["answer"]
    assert compared["answer"]["others"]
    assert (nothing["answer"], nothing["hits"]) == (None, [])


def test_every_section_of_a_page_of_hits_is_as_described(
    client: FlaskClient, document: Mapping[str, Any]
) -> None:
    for hit in client.get(SEARCH, query_string={"q": ANSWERED}).get_json()["hits"]:
        section = client.get(f"/api/v1/sections/{hit['id']}").get_json()
        check(section, document, "/api/v1/sections/{section_id}", 200)
        assert section["text"] == hit["text"]


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        ([], {}),
        (["-n", "3", "--explain"], {"limit": 3, "explain": "1"}),
        (["--no-correct"], {"correct": "0"}),
        (["--from", "2024-01-01"], {"from": "2024-01-01"}),
    ],
)
@pytest.mark.parametrize(
    "question", [ANSWERED, "what is a modifer", "difference between CPC and CCS", "ß ﷺ 🍵"]
)
def test_the_command_prints_what_the_api_sends(
    client: FlaskClient, index: Path, question: str, options: list[str], sent: dict[str, Any]
) -> None:
    done = CliRunner().invoke(main, ["ask", question, "--index", str(index), "--json", *options])
    assert done.exit_code == 0, done.output
    printed, over_api = (
        json.loads(done.stdout),
        client.get(SEARCH, query_string={"q": question, **sent}).get_json(),
    )
    assert list(printed) == list(over_api)
    for body in (printed, over_api):
        del body["processingTimeMs"]
    assert printed == over_api
