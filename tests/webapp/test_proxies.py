"""Addresses behind a reverse proxy."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation

FORWARDED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "tea.example",
    "X-Forwarded-Prefix": "/help",
}


@pytest.mark.parametrize(
    ("proxies", "address"), [(0, "http://localhost/?q="), (1, "https://tea.example/help/?q=")]
)
def test_what_a_proxy_tells_is_believed_only_where_there_is_one(
    fake: FakeEngine, tmp_path: Path, proxies: int, address: str
) -> None:
    build = BuildOptions(corpus=tmp_path, index=tmp_path / "index")
    installation = Installation(build, retention_days=0, proxies=proxies)
    client = create_app(fake, installation=installation).test_client()
    assert address in client.get("/opensearch.xml", headers=FORWARDED).text


def test_of_two_hosts_only_that_of_the_own_proxy_is_believed(fake: FakeEngine, tmp_path: Path) -> None:
    build = BuildOptions(corpus=tmp_path, index=tmp_path / "index")
    client = create_app(fake, installation=Installation(build, retention_days=0, proxies=1)).test_client()
    forged = FORWARDED | {"X-Forwarded-Host": "evil.example, tea.example"}
    text = client.get("/opensearch.xml", headers=forged).text
    assert "evil.example" not in text
    assert "https://tea.example/help/" in text
