"""Other sites' pages: allowed by name, refused otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation

ALLOWED = "https://example.org"


@pytest.fixture
def shared(fake: FakeEngine, tmp_path: Path) -> FlaskClient:
    installation = Installation(BuildOptions(tmp_path, tmp_path), origins=(ALLOWED,), retention_days=0)
    return create_app(fake, installation=installation).test_client()


def test_an_allowed_origin_may_read_the_api(shared: FlaskClient) -> None:
    response = shared.get("/api/v1/search?q=tea", headers={"Origin": ALLOWED})
    assert response.headers["Access-Control-Allow-Origin"] == ALLOWED
    assert "X-Request-ID" in response.headers["Access-Control-Expose-Headers"]
    assert "Origin" in response.vary


@pytest.mark.parametrize("origin", ["https://example.org.evil.test", "null", "http://example.org"])
def test_another_origin_may_not(shared: FlaskClient, origin: str) -> None:
    response = shared.get("/api/v1/search?q=tea", headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in response.headers


def test_a_preflight_is_answered(shared: FlaskClient) -> None:
    response = shared.options("/api/v1/search", headers={"Origin": ALLOWED})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Headers"] == "Content-Type"


def test_pages_are_not_shared(shared: FlaskClient) -> None:
    response = shared.get("/", headers={"Origin": ALLOWED})
    assert "Access-Control-Allow-Origin" not in response.headers
