"""Votes over the API: what is taken, and what is said of what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.webapp.fake_engine import FakeEngine
from tests.webapp.recorded import kept, recording_app
from webapp.api.fields import MAX_NAME_LENGTH, MAX_WORD_LENGTH

FEEDBACK = "/api/v1/feedback"
VOTE = {"question": "How long?", "vote": "down", "sectionId": "a1", "word": "old"}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def app(fake: FakeEngine, index: Path) -> Flask:
    return recording_app(fake, index)


def test_a_vote_is_taken_and_kept(app: Flask, index: Path) -> None:
    response = app.test_client().post(FEEDBACK, json=VOTE)
    assert (response.status_code, response.data) == (204, b"")
    found = kept(app, index)["How long?"]
    assert (found.up, found.down, found.words) == (0, 1, ("old",))


@pytest.mark.parametrize("optional", [{}, {"sectionId": None, "word": None}, {"sectionId": "", "word": ""}])
def test_section_and_word_may_be_left_out(app: Flask, index: Path, optional: dict[str, Any]) -> None:
    sent = {"question": "How long?", "vote": "up", **optional}
    assert app.test_client().post(FEEDBACK, json=sent).status_code == 204
    assert kept(app, index)["How long?"].up == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"question": ""}, "question"),
        ({"question": " \x00 "}, "question"),
        ({"question": "q" * 2_001}, "question"),
        ({"question": 5}, "question"),
        ({"vote": "sideways"}, "vote"),
        ({"vote": None}, "vote"),
        ({"sectionId": 7}, "sectionId"),
        ({"sectionId": "s" * (MAX_NAME_LENGTH + 1)}, "sectionId"),
        ({"word": ["old"]}, "word"),
        ({"word": "w" * (MAX_WORD_LENGTH + 1)}, "word"),
    ],
)
def test_every_bad_field_is_named(app: Flask, index: Path, changes: dict[str, Any], field: str) -> None:
    response = app.test_client().post(FEEDBACK, json=VOTE | changes)
    assert (response.status_code, response.content_type) == (400, "application/problem+json")
    problem = response.get_json()
    assert (problem["code"], [error["field"] for error in problem["errors"]]) == (
        "invalid_parameters",
        [field],
    )
    assert kept(app, index) == {}


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[1]", "application/json", 400),
        (b"[" * 60_000, "application/json", 400),
        (b"[" * 100_000, "application/json", 413),
        (b"question=a&vote=up", "application/x-www-form-urlencoded", 415),
        (b'{"question": "a", "vote": "up"}', "text/plain", 415),
        (b'{"question": "a", "vote": "up"}', "", 415),
    ],
)
def test_other_bodies_are_refused(app: Flask, body: bytes, content_type: str, status: int) -> None:
    response = app.test_client().post(FEEDBACK, data=body, content_type=content_type)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")


def test_where_votes_are_not_kept_that_is_said(fake: FakeEngine, index: Path, client: FlaskClient) -> None:
    for off in (recording_app(fake, index, retention_days=0).test_client(), client):
        response = off.post(FEEDBACK, json=VOTE)
        assert (response.status_code, response.get_json()["code"]) == (404, "votes_not_kept")


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_FIELDS = st.fixed_dictionaries({name: _JSON | st.just(value) for name, value in VOTE.items()})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(sent=_JSON | _FIELDS)
def test_whatever_is_sent_it_is_taken_or_refused(app: Flask, sent: object) -> None:
    response = app.test_client().post(FEEDBACK, data=json.dumps(sent), content_type="application/json")
    assert response.status_code in (204, 400)
