"""Builds over the API: for who shows the token."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.storage.build_lock import build_lock
from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation

TOKEN = "a-token-of-many-characters"
BUILDS = "/api/v1/index/builds"


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for a year in a tin.\n")
    return Installation(BuildOptions(corpus, tmp_path / "index", jobs=1), TOKEN, retention_days=0)


@pytest.fixture
def anonymous(fake: FakeEngine, installation: Installation) -> FlaskClient:
    return create_app(fake, installation=installation).test_client()


@pytest.fixture
def editor(anonymous: FlaskClient) -> Iterator[FlaskClient]:
    anonymous.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    yield anonymous


def ended(editor: FlaskClient, address: str) -> dict[str, Any]:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        build: dict[str, Any] = editor.get(address).get_json()
        if build["state"] not in ("starting", "running"):
            return build
        time.sleep(0.02)
    raise AssertionError("still under way")


def test_a_build_is_started_and_can_be_followed(editor: FlaskClient) -> None:
    response = editor.post(BUILDS, json={})
    assert response.status_code == 202
    started = response.get_json()
    assert response.location == f"{BUILDS}/{started['id']}"
    assert "process" not in started
    busy = editor.post(BUILDS, json={"full": True})
    assert (busy.status_code, busy.get_json()["code"]) == (409, "build_under_way")
    build = ended(editor, response.location)
    assert (build["state"], build["origin"]) == ("published", "api")
    assert build["report"]["new"] == ["tea.md"]
    assert editor.get(BUILDS).get_json()["builds"] == [build]


def test_a_build_that_another_program_holds_up_says_so(
    editor: FlaskClient, installation: Installation
) -> None:
    with build_lock(installation.index):
        build = ended(editor, editor.post(BUILDS, json={}).location)
    assert build["state"] == "failed"
    assert "has been building it since" in build["problem"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("header", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", "\xff"])
def test_without_the_token_nothing_is_told(anonymous: FlaskClient, method: str, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    response = anonymous.open(BUILDS, method=method.upper(), headers=headers, json={})
    assert response.status_code == 401
    assert response.mimetype == "application/problem+json"
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_guessing_is_slowed_down(anonymous: FlaskClient) -> None:
    guess = {"Authorization": "Bearer guess"}
    answers = [anonymous.get(BUILDS, headers=guess) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_who_shows_nothing_is_not_counted_as_guessing(anonymous: FlaskClient) -> None:
    assert {anonymous.get(BUILDS).status_code for _ in range(10)} == {401}


def test_a_log_in_at_the_desk_does_not_open_the_api(anonymous: FlaskClient) -> None:
    assert anonymous.post("/desk/login", data={"token": TOKEN}).status_code == 303
    assert anonymous.post(BUILDS, json={}).status_code == 401


def test_without_a_token_it_is_closed(fake: FakeEngine, tmp_path: Path) -> None:
    app = create_app(fake, installation=Installation(BuildOptions(tmp_path, tmp_path), retention_days=0))
    response = app.test_client().get(BUILDS)
    assert (response.status_code, response.get_json()["code"]) == (403, "desk_closed")


@pytest.mark.parametrize("build_id", ["x", "20260101T000000000000-12345678", "..%2f..%2fCURRENT"])
def test_an_unknown_build_is_not_found(editor: FlaskClient, build_id: str) -> None:
    response = editor.get(f"{BUILDS}/{build_id}")
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"full": "yes"}', "application/json", 400),
        (b"[]", "application/json", 400),
        (b"full=1", "application/x-www-form-urlencoded", 415),
        (b" " * 100_000, "application/json", 413),
    ],
)
def test_an_order_that_cannot_be_read_starts_nothing(
    editor: FlaskClient, installation: Installation, body: bytes, kind: str, status: int
) -> None:
    response = editor.post(BUILDS, data=body, content_type=kind)
    assert response.status_code == status
    assert not installation.index.exists()


def test_an_index_folder_that_cannot_be_written_is_a_problem(
    editor: FlaskClient, installation: Installation
) -> None:
    installation.index.write_text("a file")
    response = editor.post(BUILDS, json={})
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert str(installation.index) in response.get_json()["detail"]
