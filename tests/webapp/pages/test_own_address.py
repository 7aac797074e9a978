"""Pages that tell the address they were asked under: no cache hands one visitor's to another."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

PAGES = ["/embed", "/api", "/opensearch.xml"]


@pytest.mark.parametrize("path", PAGES)
def test_no_shared_cache_keeps_it(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Host": "evil.example"})
    assert b"http://evil.example/" in response.data
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Host" in response.vary


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("host", ['"><b>.example', "a b"])
def test_a_host_that_is_none_is_refused(client: FlaskClient, path: str, host: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/?q=tea", "/doc/tea.md", "/nowhere"])
def test_other_pages_do_not_tell_it(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    assert b"evil.example" not in response.data


@pytest.mark.parametrize("path", PAGES)
def test_the_path_that_the_application_lies_below_is_told(client: FlaskClient, path: str) -> None:
    response = client.get(path, environ_overrides={"SCRIPT_NAME": "/help", "HTTP_HOST": "tea.example"})
    assert b"http://tea.example/help/" in response.data
