"""Votes from a page without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine
from tests.webapp.recorded import kept, recording_app
from webapp import messages
from webapp.api.fields import MAX_NAME_LENGTH, MAX_WORD_LENGTH

VOTE = {"question": "How <b>long</b>?", "vote": "up", "sectionId": "a1", "word": ""}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def app(fake: FakeEngine, index: Path) -> Flask:
    return recording_app(fake, index)


def test_a_vote_is_kept_thanked_for_and_leads_back(app: Flask, index: Path) -> None:
    response = app.test_client().post("/feedback", data=VOTE)
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert messages.VOTE_THANKS in page
    assert 'href="/?q=How+%3Cb%3Elong%3C/b%3E?"' in page
    assert "<b>" not in page
    assert kept(app, index)["How <b>long</b>?"].up == 1
    assert response.headers["Cache-Control"] == "no-store"


def test_a_word_is_asked_for_once(app: Flask, index: Path) -> None:
    client = app.test_client()
    asking = client.post("/feedback", data=VOTE).get_data(as_text=True)
    assert 'name="word"' in asking
    assert 'name="sectionId" value="a1"' in asking
    assert 'name="vote" value="up"' in asking
    assert 'name="word"' not in client.post("/feedback", data=VOTE | {"word": "fine"}).get_data(as_text=True)
    found = kept(app, index)["How <b>long</b>?"]
    assert (found.up, found.words) == (1, ("fine",))


@pytest.mark.parametrize(
    "changes",
    [
        {"question": ""},
        {"question": "q" * 2_001},
        {"vote": ""},
        {"vote": "both"},
        {"sectionId": "s" * (MAX_NAME_LENGTH + 1)},
        {"word": "w" * (MAX_WORD_LENGTH + 1)},
    ],
)
def test_what_cannot_be_taken_is_refused(app: Flask, index: Path, changes: dict[str, str]) -> None:
    assert app.test_client().post("/feedback", data=VOTE | changes).status_code == 400
    assert kept(app, index) == {}


def test_a_huge_form_is_refused(app: Flask) -> None:
    assert app.test_client().post("/feedback", data={"question": "q" * 100_000}).status_code == 413


def test_where_votes_are_not_kept_there_is_no_page(client: FlaskClient) -> None:
    assert client.post("/feedback", data=VOTE).status_code == 404


def test_a_vote_is_sent_and_not_linked_to(app: Flask) -> None:
    assert app.test_client().get("/feedback").status_code == 405


@pytest.mark.parametrize(
    ("came_from", "link"),
    [
        ("http://localhost/?q=x&group=green&correct=0", "/?q=tea&correct=0&group=green"),
        ("http://localhost/?q=x&from=never", "/?q=tea"),
        ("http://evil.example/?q=x&group=green", "/?q=tea"),
        ("http://localhost/doc/tea.md?q=x&group=green", "/?q=tea"),
        ("http://[", "/?q=tea"),
        ("http://localhost/?" + "group=a&" * 500, "/?q=tea"),
        ("", "/?q=tea"),
    ],
)  # fmt: skip
def test_it_leads_back_to_the_results_that_the_vote_was_given_on(
    app: Flask, came_from: str, link: str
) -> None:
    headers = {"Referer": came_from}
    response = app.test_client().post("/feedback", data=VOTE | {"question": "tea"}, headers=headers)
    assert f'href="{link.replace("&", "&amp;")}"' in response.get_data(as_text=True)
