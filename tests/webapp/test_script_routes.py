"""The two scripts: what they weigh, who may load them, and how long they are kept."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from webapp import messages

COMPRESSED = {"Accept-Encoding": "gzip"}
MOST_OF_A_PAGE = 50_000
MOST_OF_THE_EMBED = 15_000


@pytest.mark.parametrize("address", ["/quire.js", "/embed.js"])
def test_a_script_is_checked_again_by_its_tag(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.content_type == "text/javascript; charset=utf-8"
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_embed_may_be_loaded_by_any_page_and_kept_an_hour(client: FlaskClient) -> None:
    headers = client.get("/embed.js", headers={"Origin": "https://example.org"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Cache-Control"] == "public, max-age=3600"


def test_the_pages_script_goes_with_its_pages(client: FlaskClient) -> None:
    headers = client.get("/quire.js").headers
    assert headers["Cache-Control"] == "no-cache"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_embed_is_light(client: FlaskClient) -> None:
    response = client.get("/embed.js", headers=COMPRESSED)
    assert response.content_encoding == "gzip"
    assert len(response.data) < MOST_OF_THE_EMBED


@pytest.mark.parametrize("address", ["/", "/?q=tea", "/doc/tea.md?q=tea", "/embed"])
def test_a_page_with_all_that_it_loads_is_light(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    loaded = set(re.findall(r'(?:src|href)="(/[\w./]+\.(?:js|css|svg))"', page.get_data(as_text=True)))
    assert {"/quire.js", "/static/quire.css"} <= loaded
    weights = [len(client.get(each, headers=COMPRESSED).data) for each in (address, *sorted(loaded))]
    assert sum(weights) < MOST_OF_A_PAGE


@pytest.mark.parametrize("name", ["page", "embed"])
def test_scripts_bring_the_sentences_that_they_show(client: FlaskClient, name: str) -> None:
    texts = {"page": messages.PAGE_TEXTS, "embed": messages.EMBED_TEXTS}[name]
    script = client.get({"page": "/quire.js", "embed": "/embed.js"}[name]).get_data(as_text=True)
    asked_for = set(re.findall(r'texts\.(\w+)|texts, "([\w-]+)"', script))
    for names in asked_for:
        wanted = "".join(names)
        assert wanted in texts or f"{wanted}-other" in texts, wanted
    assert asked_for


def test_only_own_scripts_run_and_only_the_own_server_is_asked(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in " ".join(policy)
