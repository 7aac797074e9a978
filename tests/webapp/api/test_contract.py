"""Requests made up from the API's description, good ones and bad ones: every answer is as described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import APIOperation, GenerationMode
from schemathesis.specs.openapi.schemas import OpenApiSchema

import engine
from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id, now
from desk.processes.process_life import own_mark
from indexer.build import BuildOptions
from tests.engine.small_index import publish
from tests.webapp.api.test_openapi import ROUTES
from tests.webapp.fake_engine import tea_sections
from webapp.app import create_app
from webapp.installation import Installation

TOKEN = "a-token-of-the-tests"
# Routes to which something wrong can be sent.
TAKING = [
    ("/api/v1/search", "get"),
    ("/api/v1/suggest", "get"),
    ("/api/v1/feedback", "post"),
    ("/api/v1/index/builds", "post"),
]


def no_build(options: BuildOptions, origin: Origin) -> BuildRecord:
    return BuildRecord(new_id(), BuildState.STARTING, origin, options.full, options.force, now(), own_mark())


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> OpenApiSchema:
    """As the application over a small index describes itself."""
    index = tmp_path_factory.mktemp("index")
    publish(index, tea_sections())
    installation = Installation(BuildOptions(Path("documents"), index), TOKEN)
    return schemathesis.openapi.from_wsgi("/openapi.json", create_app(engine.open(index), None, installation))


@pytest.fixture(autouse=True)
def no_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.api.builds_api.start_build", no_build)


@pytest.mark.parametrize(("path", "method"), sorted(ROUTES))
def test_good_requests_are_answered_as_described(description: OpenApiSchema, path: str, method: str) -> None:
    ask(description[path][method], GenerationMode.POSITIVE)


@pytest.mark.parametrize(("path", "method"), TAKING)
def test_bad_requests_are_answered_as_described(description: OpenApiSchema, path: str, method: str) -> None:
    ask(description[path][method], GenerationMode.NEGATIVE)


def ask(operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode) -> None:
    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(mode))
    def answered(case: schemathesis.Case[Any]) -> None:
        # The client of the tests does not undo a compression.
        headers = {"Authorization": f"Bearer {TOKEN}", "Accept-Encoding": "identity"}
        case.call_and_validate(headers=headers)

    answered()
