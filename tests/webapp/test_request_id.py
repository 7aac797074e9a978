"""The id of a request: kept where it is sane, made where not, on every response, in the log."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine

MADE = re.compile(r"[0-9a-f]{16}")


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/search?q=tea", "/api/v1/search", "/nowhere", "/static/quire.css"]
)
def test_every_response_has_an_id_of_its_own(client: FlaskClient, path: str) -> None:
    first, second = (client.get(path).headers["X-Request-ID"] for _ in range(2))
    assert MADE.fullmatch(first)
    assert first != second


@pytest.mark.parametrize("sent", ["a", "7f3e-22_x.y", "Root=1-67891233-abcdef012345678912345678", "a" * 128])
def test_an_id_that_came_is_kept(client: FlaskClient, sent: str) -> None:
    assert client.get("/health", headers={"X-Request-ID": sent}).headers["X-Request-ID"] == sent


@pytest.mark.parametrize("sent", ["", "two words", "a" * 129, "<b>", "a;b", "ä", '"'])
def test_an_id_that_could_do_harm_is_replaced(client: FlaskClient, sent: str) -> None:
    assert MADE.fullmatch(client.get("/health", headers={"X-Request-ID": sent}).headers["X-Request-ID"])


def test_an_error_in_the_log_names_the_request(
    client: FlaskClient, fake: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    fake.failure = RuntimeError("broken")
    response = client.get("/api/v1/search?q=tea", headers={"X-Request-ID": "seen-elsewhere"})
    assert (response.status_code, response.headers["X-Request-ID"]) == (500, "seen-elsewhere")
    assert "[seen-elsewhere] Exception on /api/v1/search" in caplog.text
