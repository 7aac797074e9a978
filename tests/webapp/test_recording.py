"""Which questions are kept, wherever they are asked, and that nobody has to wait for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from desk.log import recent
from desk.log.question_log import QuestionLog
from tests.webapp.fake_engine import FakeEngine, many_sections
from tests.webapp.recorded import kept, recording_app

SEARCH = "/api/v1/search?q=steep"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def app(fake: FakeEngine, index: Path) -> Flask:
    return recording_app(fake, index)


@pytest.mark.parametrize("address", ["/?q={}", "/api/v1/search?q={}"])
def test_a_question_is_kept_with_what_came_of_it(app: Flask, index: Path, address: str) -> None:
    client = app.test_client()
    for word in ("Steep", "coffee"):
        assert client.get(address.format(word)).status_code == 200
    found = kept(app, index)
    assert (found["Steep"].outcome, found["Steep"].confidence, found["Steep"].section) == (
        "answered",
        0.9,
        "a2",
    )
    assert (found["coffee"].outcome, found["coffee"].section) == ("nothing", None)


@pytest.mark.parametrize(
    "address",
    [
        "/", "/?q=", "/?q=%20", "/?q=tea&group=x", "/api/v1/search?q=", "/api/v1/search?q=tea&offset=1",
        "/api/v1/search?q=tea&limit=0", "/api/v1/search?q=tea&from=2024-01-01",
        "/document?doc=tea.md&q=tea", "/api/v1/sections/a1", "/health", f"/?q={'t' * 2_001}",
    ],
)  # fmt: skip
def test_other_pages_and_parts_of_the_documents_do_not_count(app: Flask, index: Path, address: str) -> None:
    app.test_client().get(address)
    assert kept(app, index) == {}


def test_further_pages_do_not_count(index: Path) -> None:
    app = recording_app(FakeEngine(many_sections(25)), index)
    client = app.test_client()
    client.get("/?q=tea&page=2")
    assert kept(app, index) == {}
    client.get("/?q=tea&page=1")
    assert kept(app, index)["tea"].asked == 1


def _again(app: Flask) -> None:
    """The minute is over in which a question that comes again is not counted."""
    app.extensions["questions"]._recent = recent.Recent(0)


def test_answers_that_are_kept_or_that_a_client_has_are_asked_questions_too(
    app: Flask, fake: FakeEngine, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.log.log_entries.REPEAT_SECONDS", 0)
    _again(app)
    client = app.test_client()
    tag = client.get(SEARCH).headers["ETag"]
    client.get(SEARCH)
    assert client.get(SEARCH, headers={"If-None-Match": tag}).status_code == 304
    client.get(f"{SEARCH}&offset=1", headers={"If-None-Match": tag})
    assert kept(app, index)["steep"].asked == 3
    assert kept(app, index)["steep"].confidence == 0.9
    assert fake.asked == 2


def test_a_page_that_is_loaded_again_counts_once(app: Flask, index: Path) -> None:
    client = app.test_client()
    for _ in range(3):
        client.get("/?q=steep")
        client.get(SEARCH)
    assert kept(app, index)["steep"].asked == 1


def test_switched_off_nothing_is_kept_and_what_was_kept_goes(
    app: Flask, fake: FakeEngine, index: Path
) -> None:
    app.test_client().get("/?q=steep")
    assert kept(app, index)
    off = recording_app(fake, index, retention_days=0)
    off.test_client().get("/?q=tea")
    off.test_client().get("/api/v1/search?q=tea")
    assert list(index.iterdir()) == []


@pytest.mark.parametrize("hinder", [lambda path: path.mkdir(), lambda path: path.write_bytes(b"x" * 9_999)])
def test_a_log_that_cannot_be_kept_costs_no_answer(
    fake: FakeEngine, index: Path, hinder: Callable[[Path], None]
) -> None:
    index.mkdir()
    hinder(index / "questions.sqlite")
    app = recording_app(fake, index)
    client = app.test_client()
    for _ in range(3):
        assert client.get("/?q=steep").status_code == 200
        assert client.get(SEARCH).status_code == 200
    assert app.extensions["questions"].flush(20)


def test_recording_what_comes_again_takes_microseconds(index: Path) -> None:
    index.mkdir()
    log = QuestionLog.beside(index, 30)
    log.record_again("tea", "7")
    started = time.perf_counter()
    for _ in range(10_000):
        log.record_again("tea", "7")
    assert time.perf_counter() - started < 10_000 * 50e-6
