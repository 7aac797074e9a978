"""Why there is no index: told to who runs the server, not to who visits it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine, NoIndexError
from webapp.app import create_app
from webapp.installation import Installation

TOKEN = "a-token-of-the-tests"
_numbers = count()


@pytest.fixture
def reason(fake: FakeEngine) -> str:
    """A reason that no other test has had logged."""
    text = f"/srv/secret/{next(_numbers)}: holds no index; run quire build"
    fake.failure = NoIndexError(text)
    return text


@pytest.mark.parametrize(
    "path", ["/", "/?q=tea", "/api/v1/search?q=tea", "/health", "/opensearch/suggestions?q=t"]
)
def test_visitors_learn_nothing_of_the_servers_folders(client: FlaskClient, reason: str, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 503
    assert b"/srv" not in response.data
    assert reason


def test_the_log_tells_the_reason_once_a_minute(
    client: FlaskClient, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    for path in ("/", "/health", "/api/v1/search?q=tea"):
        client.get(path)
    assert caplog.text.count(reason) == 1


def test_who_holds_the_token_is_told(
    fake: FakeEngine, tmp_path: Path, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_build(*_: object) -> None:
        raise NoIndexError(reason)

    monkeypatch.setattr("webapp.api.builds_api.start_build", no_build)
    app = create_app(fake, None, Installation(BuildOptions(tmp_path, tmp_path), TOKEN, retention_days=0))
    headers = {"Authorization": f"Bearer {TOKEN}"}
    response = app.test_client().post("/api/v1/index/builds", json={}, headers=headers)
    assert response.status_code == 503
    assert response.get_json()["detail"] == reason
