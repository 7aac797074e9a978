"""When an answer that a client has is still the answer, and that nobody is asked to find out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import engine
from tests.engine.small_index import publish
from tests.webapp.fake_engine import FakeEngine, FakeStatus, NoIndexError, tea_sections
from webapp.app import create_app

TEA = "/api/v1/search?q=tea"


def _tag(client: FlaskClient, path: str = TEA) -> str:
    return client.get(path).headers["ETag"]


def _asked_again(client: FlaskClient, tag: str, path: str = TEA) -> int:
    return client.get(path, headers={"If-None-Match": tag}).status_code


def test_the_engine_is_not_asked_for_an_answer_that_the_client_has(
    client: FlaskClient, fake: FakeEngine
) -> None:
    tag = _tag(client)
    again = client.get(TEA, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"] == "no-cache"
    assert fake.asked == 1


def test_an_answer_that_was_sent_is_sent_again_but_for_its_time(
    client: FlaskClient, fake: FakeEngine
) -> None:
    path = '/api/v1/search?q=tea+"processingTimeMs":7,'
    first, again = (client.get(path).get_json() for _ in range(2))
    assert fake.asked == 1
    assert (first.pop("processingTimeMs"), again.pop("processingTimeMs") < 1_000) == (1.5, True)
    assert first == again
    assert first["hits"]


def test_an_answer_of_another_generation_is_never_sent_again(client: FlaskClient, fake: FakeEngine) -> None:
    client.get(TEA)
    fake.sections = fake.sections[:1]
    fake.served = replace(fake.served, built="2024-05-01T12:00:01+00:00")
    assert len(client.get(TEA).get_json()["hits"]) == 1
    assert fake.asked == 2


def test_the_tag_may_be_one_of_several_and_strong(client: FlaskClient) -> None:
    tag = _tag(client)
    assert tag.startswith('W/"')
    assert _asked_again(client, f'"other", {tag}') == 304
    assert _asked_again(client, tag.removeprefix("W/")) == 304
    assert _asked_again(client, '"other"') == 200


@pytest.mark.parametrize(
    "parameter", ["&limit=9", "&offset=1", "&explain=1", "&correct=0", "+green", "&limit=10&offset=10"]
)
def test_another_request_has_another_tag(client: FlaskClient, parameter: str) -> None:
    assert _asked_again(client, _tag(client), TEA + parameter) == 200
    assert _tag(client, TEA + parameter) != _tag(client)


@pytest.mark.parametrize("same", ["&limit=10&offset=0", "&explain=false&correct=TRUE", "+", "&colour=red"])
def test_another_spelling_of_a_request_has_the_same_tag(client: FlaskClient, same: str) -> None:
    assert _tag(client, TEA + same) == _tag(client)


@pytest.mark.parametrize(
    "later",
    [FakeStatus(index_version="8"), FakeStatus(built="2024-05-01T12:00:01+00:00"), FakeStatus(sections=1235)],
)
def test_another_generation_has_another_tag(client: FlaskClient, fake: FakeEngine, later: FakeStatus) -> None:
    tag = _tag(client)
    fake.served = later
    assert _asked_again(client, tag) == 200


def test_another_program_has_another_tag(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = _tag(client)
    monkeypatch.setattr("webapp.api.revalidation._PROGRAM", "another")
    assert _asked_again(client, tag) == 200


def test_an_answer_of_a_generation_published_meanwhile_has_no_tag(
    client: FlaskClient, fake: FakeEngine
) -> None:
    fake.served = replace(fake.served, index_version="6")
    response = client.get(TEA)
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-cache"


def test_bad_parameters_and_a_missing_index_are_told_whatever_the_client_has(
    client: FlaskClient, fake: FakeEngine
) -> None:
    assert _asked_again(client, "*", "/api/v1/search?q=") == 400
    fake.failure = NoIndexError("run quire build")
    assert _asked_again(client, "*") == 503


def test_a_lone_surrogate_in_a_question_has_a_tag(client: FlaskClient) -> None:
    path = "/api/v1/search?q=tea+%ED%A0%80"
    assert _asked_again(client, _tag(client, path), path) == 304


def test_a_real_index_keeps_its_tags_until_the_next_is_published(tmp_path: Path) -> None:
    publish(tmp_path, tea_sections())
    client = create_app(engine.open(tmp_path)).test_client()
    tag = _tag(client)
    # Another process has the same.
    assert _asked_again(create_app(engine.open(tmp_path)).test_client(), tag) == 304
    publish(tmp_path, [replace(tea_sections()[0], id="more", doc="more.md")])
    assert _asked_again(client, tag) == 200


def test_an_index_built_anew_in_anothers_place_has_other_tags(tmp_path: Path) -> None:
    publish(tmp_path, tea_sections())
    client = create_app(engine.open(tmp_path)).test_client()
    tag, version = _tag(client), client.get(TEA).get_json()["indexVersion"]
    shutil.rmtree(tmp_path)
    publish(tmp_path, tea_sections()[:2])
    again = client.get(TEA, headers={"If-None-Match": tag})
    assert (again.status_code, again.get_json()["indexVersion"]) == (200, version)
