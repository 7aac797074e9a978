"""The pages and the API over the real engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

import engine
from tests.clock import Clock
from tests.engine.small_index import publish
from tests.webapp.fake_engine import tea_sections
from tests.webapp.test_bad_input import HOSTILE
from webapp.app import create_app
from webapp.late_engine import MISSING_RETRY_SECONDS, LateEngine


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index")
    publish(path, tea_sections())
    return path


@pytest.fixture(scope="module")
def real(index: Path) -> FlaskClient:
    return create_app(engine.open(index)).test_client()


def test_search_health_and_section(real: FlaskClient) -> None:
    body = json.loads(real.get("/api/v1/search?q=how+is+tea+stored&explain=1").data)
    assert {hit["id"] for hit in body["hits"]} == {"a1", "a2", "a3"}
    assert json.loads(real.get("/health").data)["sections"] == 3
    assert json.loads(real.get("/api/v1/sections/a3").data)["text"] == "Keep tea dry & dark."


def test_a_correction_is_told_and_can_be_declined(real: FlaskClient) -> None:
    soup = BeautifulSoup(real.get("/?q=steeep+gren+tea").data, "html.parser")
    assert [found.get_text() for found in soup.select(".correction strong")] == ["Steep".lower(), "green"]
    assert "“steeep” was read as “steep” (spelling)" in [found.get_text() for found in soup.select(".why li")]
    declined = BeautifulSoup(real.get(str(soup.select(".instead a")[0]["href"])).data, "html.parser")
    assert [found.get_text() for found in declined.select(".correction a")] == ["steep green tea"]
    assert declined.select(".hits li")
    document = BeautifulSoup(real.get(str(soup.select(".hits h2 a")[0]["href"])).data, "html.parser")
    assert "green" in [mark.get_text() for mark in document.select("mark")]


def test_a_result_leads_to_its_marked_section(real: FlaskClient) -> None:
    soup = BeautifulSoup(real.get("/?q=dry+dark+tea").data, "html.parser")
    link = soup.select(".hits h2 a")[0]
    assert link.get_text() == "Storing"
    document = BeautifulSoup(real.get(str(link["href"])).data, "html.parser")
    assert [mark.get_text() for mark in document.select(".found p mark")] == ["tea", "dry", "dark"]


@pytest.mark.parametrize(
    "address", ["/?q={}", "/api/v1/search?q={}", "/doc/tea.md?q={}", "/api/v1/sections/{}"]
)
def test_hostile_questions_are_answered(real: FlaskClient, address: str) -> None:
    for text in HOSTILE:
        assert real.get(address.format(text)).status_code in (200, 400, 404), text


def test_a_folder_without_an_index_is_unavailable_until_one_is_published(tmp_path: Path) -> None:
    clock = Clock()
    client = create_app(LateEngine(lambda: engine.open(tmp_path), clock)).test_client()
    assert client.get("/api/v1/search?q=tea").status_code == 503
    publish(tmp_path, tea_sections())
    clock.now += MISSING_RETRY_SECONDS
    assert client.get("/api/v1/search?q=tea").status_code == 200
