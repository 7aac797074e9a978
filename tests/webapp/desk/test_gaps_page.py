"""The desk's pages of what was asked: gaps, their CSV, and questions."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from desk.log.asked import Asked, FirstHit, Vote
from desk.log.question_log import QuestionLog
from tests.clock import Clock
from tests.webapp.desk.log_in import log_in
from tests.webapp.fake_engine import FakeEngine
from tests.webapp.recorded import TOKEN, recording_app

HOSTILE = '=cmd("<script>alert(1)</script>")'
DAY = 86_400
PAGES = ("/desk/gaps", "/desk/gaps.csv", "/desk/questions")


def _nothing(question: str) -> Asked:
    return Asked(question, "7", "nothing")


def _keep(index: Path, at: float, *entries: Asked | Vote) -> None:
    clock = Clock()
    clock.now = at
    for entry in entries:
        log = QuestionLog(index / "questions.sqlite", 180, clock)
        log.vote(entry) if isinstance(entry, Vote) else log.record(entry)
        assert log.flush(20)
        clock.now += 61


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def desk(fake: FakeEngine, index: Path) -> FlaskClient:
    client = recording_app(fake, index).test_client()
    assert log_in(client, TOKEN).status_code == 303
    return client


def _page(desk: FlaskClient, address: str) -> str:
    response = desk.get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_gaps_stand_with_their_questions_the_nearest_section_and_advice(
    desk: FlaskClient, fake: FakeEngine, index: Path
) -> None:
    fake.answer = None
    first = FirstHit("a3", "tea.md", "Tea > Storing")
    now = time.time() - 1_000
    sure = Asked("How to steep?", "7", "answered", 0.9, 2, first, "a3")
    _keep(index, now, _nothing("tea parking"), _nothing("parking tea?"), _nothing(HOSTILE), sure)
    page = _page(desk, "/desk/gaps")
    assert page.count('class="gap"') == 2
    assert "Asked 2 times" in page
    assert "which holds these words: tea, and lacks: parking" in page
    assert "How to steep" not in page
    assert "<script>alert" not in page


def test_a_gap_leads_to_its_results_and_to_the_nearest_section(desk: FlaskClient, index: Path) -> None:
    _keep(index, time.time() - 100, _nothing("tea parking"))
    page = _page(desk, "/desk/gaps")
    assert 'href="/?q=tea+parking"' in page
    assert "section=a1" in page


def test_the_csv_has_the_same_without_formulas(desk: FlaskClient, index: Path) -> None:
    _keep(index, time.time() - 200, _nothing(HOSTILE), Vote("parking", "down", None, "=old"))
    response = desk.get("/desk/gaps.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "gaps.csv" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))
    assert {row["question"] for row in rows} == {f"'{HOSTILE}", "parking"}
    assert {row["words"] for row in rows} == {"", "'=old"}


def test_only_the_chosen_time_is_told(desk: FlaskClient, index: Path) -> None:
    _keep(index, time.time() - 40 * DAY, _nothing("parking"))
    assert "parking" not in _page(desk, "/desk/gaps?days=30")
    assert "parking" in _page(desk, "/desk/gaps?days=0")
    assert "parking" in _page(desk, "/desk/gaps")
    assert "parking" not in _page(desk, "/desk/questions")
    assert "parking" in _page(desk, "/desk/questions?days=90")


@pytest.mark.parametrize("days", ["", "-1", "5", "x", "9" * 50, "٣٠"])
def test_any_other_time_is_as_good_as_none(desk: FlaskClient, index: Path, days: str) -> None:
    _keep(index, time.time() - 100, _nothing("parking"))
    for page in PAGES:
        assert "parking" in _page(desk, f"{page}?days={days}")


def test_questions_asked_most_new_and_rising_are_told(desk: FlaskClient, index: Path) -> None:
    now = time.time()
    _keep(index, now - 50 * DAY, _nothing("old"))
    _keep(index, now - 3_000, *[_nothing("rising")] * 4, _nothing("old"), _nothing("new"))
    page = _page(desk, "/desk/questions?days=30")
    most, new = page.index("Asked most"), page.index("New in this time")
    rising = page.index("Rising")
    assert "old" in page[most:new]
    assert "<bdi>old</bdi>" not in page[new:]
    assert "<bdi>new</bdi>" in page[new:rising]
    assert "<bdi>rising</bdi>" in page[rising:]
    assert "<bdi>new</bdi>" not in page[rising:]
    assert "100%" in page


@pytest.mark.parametrize("page", PAGES)
def test_before_anything_is_asked_the_pages_say_so(desk: FlaskClient, page: str) -> None:
    assert _page(desk, page)


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_logged_in_sees_nothing(fake: FakeEngine, index: Path, page: str) -> None:
    response = recording_app(fake, index).test_client().get(page)
    assert (response.status_code, "login" in response.headers["Location"]) == (303, True)


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_log_is_said_in_one_line(desk: FlaskClient, index: Path, page: str) -> None:
    (index / "questions.sqlite").write_bytes(b"no database" * 999)
    response = desk.get(page)
    assert response.status_code == 503
    assert "question log cannot be read" in response.get_data(as_text=True)


def test_switched_off_the_pages_say_so(fake: FakeEngine, index: Path) -> None:
    client = recording_app(fake, index, retention_days=0).test_client()
    log_in(client, TOKEN)
    for page in ("/desk/gaps", "/desk/questions"):
        assert "not kept" in _page(client, page)
