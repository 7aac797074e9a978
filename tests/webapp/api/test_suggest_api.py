"""Suggestions over the API: their members, their order, and what is asked in a strange way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import engine
from engine.results import Match
from engine.suggestions.suggestion import Suggestion
from tests.engine.small_index import publish
from tests.webapp.fake_engine import FakeEngine, NoIndexError, tea_sections
from tests.webapp.test_bad_input import HOSTILE
from webapp.app import create_app
from webapp.suggest.offers import find_offers

SUGGEST = "/api/v1/suggest"


class _Asked:
    """Stands for a log of questions that were asked before."""

    def __init__(self, *questions: str) -> None:
        self.questions = questions

    def good_questions(self, prefix: str, limit: int) -> tuple[str, ...]:
        return tuple(text for text in self.questions if prefix.lower() in text.lower())[:limit]


class _Suggesting(FakeEngine):
    """Gives the same suggestions for any text."""

    def __init__(self, *suggestions: Suggestion) -> None:
        super().__init__(tea_sections())
        self.suggestions = suggestions

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:  # noqa: ARG002
        return self.suggestions[:limit]


def _suggested(client: FlaskClient, query: str) -> list[dict[str, Any]]:
    response = client.get(f"{SUGGEST}?{query}")
    assert response.status_code == 200
    return list(response.get_json()["suggestions"])


def test_a_heading_has_its_place_and_what_was_typed_is_marked(client: FlaskClient) -> None:
    response = client.get(f"{SUGGEST}?q=Stee")
    body = response.get_json()
    assert list(body) == ["query", "suggestions", "processingTimeMs"]
    assert body["query"] == "Stee"
    assert body["suggestions"] == [
        {
            "text": "Steeping",
            "kind": "heading",
            "url": "/doc/tea.md?section=a2#a2",
            "_formatted": {"text": "<mark>Stee</mark>ping"},
        }
    ]
    assert response.headers["Cache-Control"] == "private, max-age=60"
    assert client.get(body["suggestions"][0]["url"]).status_code == 200


def test_text_is_escaped_before_it_is_marked() -> None:
    fake = _Suggesting(Suggestion("<b>Tea</b> & co", "term", (Match(3, 3),)))
    (found,) = _suggested(create_app(fake).test_client(), "q=tea")
    assert found["_formatted"] == {"text": "&lt;b&gt;<mark>Tea</mark>&lt;/b&gt; &amp; co"}
    assert (found["kind"], found["url"]) == ("term", None)


@pytest.mark.parametrize("query", ["", "q=", "q=+", "q=%3F", "q=" + "tea+" * 60])
def test_a_text_without_a_word_and_a_long_one_have_no_suggestions(client: FlaskClient, query: str) -> None:
    assert _suggested(client, query) == []


def test_a_limit_is_kept_and_checked(client: FlaskClient) -> None:
    assert len(_suggested(client, "q=st&limit=1")) == 1
    assert len(_suggested(client, "q=st")) == 2
    for bad in ("0", "21", "x"):
        response = client.get(f"{SUGGEST}?q=st&limit={bad}")
        assert response.status_code == 400
        assert [error["field"] for error in response.get_json()["errors"]] == ["limit"]


def test_without_an_index_it_says_so(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = NoIndexError("run quire build")
    assert client.get(f"{SUGGEST}?q=tea").status_code == 503


def test_questions_come_first_and_leave_room_for_what_the_documents_hold() -> None:
    fake = _Suggesting(*(Suggestion(f"Tea {number}", "term") for number in range(9)))
    asked = _Asked(*(f"What is tea {number}?" for number in range(9)))
    with create_app(fake).test_request_context():
        kinds = [offer.kind for offer in find_offers(fake, asked, "tea", 5)]
    assert kinds == ["question"] * 3 + ["term"] * 2


def test_questions_fill_what_the_documents_leave(fake: FakeEngine) -> None:
    asked = _Asked(*(f"How stee{number} is it?" for number in range(9)))
    with create_app(fake).test_request_context():
        offers = find_offers(fake, asked, "stee", 5)
    assert [offer.kind for offer in offers] == ["question"] * 4 + ["heading"]
    assert offers[0].html == "How <mark>stee</mark>0 is it?"


def test_the_same_text_is_offered_once(fake: FakeEngine) -> None:
    with create_app(fake).test_request_context():
        offers = find_offers(fake, _Asked("steeping?"), "stee", 5)
    assert [offer.text for offer in offers] == ["steeping?"]


def test_hostile_texts_are_answered(tmp_path: Path) -> None:
    publish(tmp_path, tea_sections())
    client = create_app(engine.open(tmp_path)).test_client()
    for text in HOSTILE:
        assert client.get(f"{SUGGEST}?q={text}").status_code in (200, 400), text
    assert [found["text"] for found in _suggested(client, "q=steping")] == ["Steeping"]
