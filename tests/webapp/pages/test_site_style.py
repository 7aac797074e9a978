"""A site's own style sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.site import Site


def test_it_is_read_after_quires_own_and_may_change(fake: FakeEngine, tmp_path: Path) -> None:
    sheet = tmp_path / "tea.css"
    sheet.write_text(":root { --accent: green }")
    client = create_app(fake, Site(stylesheet=sheet)).test_client()
    home = client.get("/").text
    assert 0 < home.index("/static/quire.css") < home.index('href="/site.css"')
    assert client.get("/site.css").text == ":root { --accent: green }"
    assert client.get("/site.css").mimetype == "text/css"
    sheet.write_text(":root { --accent: red }")
    assert client.get("/site.css").text == ":root { --accent: red }"


def test_a_relative_path_is_one_of_the_working_folder(
    fake: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tea.css").write_text("a{}")
    monkeypatch.chdir(tmp_path)
    assert create_app(fake, Site(stylesheet=Path("tea.css"))).test_client().get("/site.css").text == "a{}"


def test_without_one_nothing_is_linked(client: FlaskClient) -> None:
    assert "site.css" not in client.get("/").text
    assert client.get("/site.css").status_code == 404


def test_one_that_is_gone_is_not_found(fake: FakeEngine, tmp_path: Path) -> None:
    client = create_app(fake, Site(stylesheet=tmp_path / "gone.css")).test_client()
    assert client.get("/site.css").status_code == 404
    assert client.get("/").status_code == 200
