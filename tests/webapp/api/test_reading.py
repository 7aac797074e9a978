"""Requests read by their definitions: every bad field told at once, whatever was sent."""

from __future__ import annotations

import json
from datetime import date

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from engine.filters import Filters
from webapp.api.reading import MAX_BODY_BYTES, read_json, read_query
from webapp.api.requests import Feedback, SearchQuery, SuggestQuery
from webapp.parameters import ParameterError

VOTE = {"question": "How is tea kept?", "vote": "up"}


def query(**given: str | list[str]) -> SearchQuery:
    return read_query(SearchQuery, MultiDict({"q": "tea", **given}))


def refused(**given: str | list[str]) -> dict[str, str]:
    with pytest.raises(ParameterError) as found:
        query(**given)
    return {error.field: error.message for error in found.value.errors}


def test_what_is_not_given_has_its_default() -> None:
    wanted = query()
    assert (wanted.limit, wanted.offset, wanted.explain, wanted.correct) == (10, 0, False, True)
    assert wanted.filters == Filters()


def test_filters_are_read() -> None:
    sent: dict[str, str | list[str]] = {"group": ["b", "", "a", "b"], "from": "2024-01-31", "to": ""}
    wanted = query(**sent)
    assert wanted.group == ("a", "b")
    assert wanted.filters == Filters(frozenset({"a", "b"}), date(2024, 1, 31), None)


@pytest.mark.parametrize("day", ["2024-02-30", "20240131", "2024-W01-1", "1706659200", "today", " "])
def test_what_is_no_day_is_refused(day: str) -> None:
    assert refused(to=day) == {"to": "to must be a day written like 2024-05-31 (year-month-day)."}


def test_no_document_is_of_days_in_the_wrong_order(client: FlaskClient) -> None:
    body = client.get("/api/v1/search?q=tea&from=2024-02-01&to=2024-01-31").get_json()
    assert (body["hits"], body["answer"]) == ([], None)


def test_every_bad_parameter_is_told_at_once_and_once() -> None:
    found = refused(q=" \x00", limit="0", correct="yes", group=["a" * 300, "b" * 300], to="x")
    assert list(found) == ["q", "limit", "correct", "group", "to"]
    assert found["limit"] == "limit must be a whole number from 1 to 100."
    assert found["group"] == "group may have at most 255 characters."


def test_too_many_groups_are_refused() -> None:
    assert refused(group=[str(number) for number in range(21)]).keys() == {"group"}


def test_the_limit_of_a_question_is_one_of_what_is_sent() -> None:
    assert query(q="a" + " " * 1_999).q == "a"
    assert refused(q="a" + " " * 2_000) == {
        "q": "The question has 2,001 characters; at most 2,000 can be used."
    }


def test_nothing_typed_yet_is_no_error() -> None:
    assert read_query(SuggestQuery, MultiDict()).q == ""


@given(st.dictionaries(st.sampled_from([*SearchQuery.model_json_schema()["properties"], "x"]), st.text()))
def test_any_text_is_read_or_refused(sent: dict[str, str]) -> None:
    try:
        read_query(SearchQuery, MultiDict(sent))
    except ParameterError as error:
        assert all(one.field in sent or one.field == "q" for one in error.errors)


def test_members_of_a_body_are_named_as_they_are_sent() -> None:
    with pytest.raises(ParameterError) as found:
        read_json(Feedback, json.dumps({"vote": "sideways", "sectionId": 7, "word": "a" * 201}).encode())
    assert {error.field: error.message for error in found.value.errors} == {
        "question": "question is missing or empty.",
        "vote": "vote must be one of: up, down.",
        "sectionId": "sectionId must be a string.",
        "word": "word may have at most 200 characters.",
    }


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 50_000, b'{"question": "\\ud800"}']
)
def test_a_body_that_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(ParameterError) as found:
        read_json(Feedback, body)
    assert [error.field for error in found.value.errors] == ["body"]


@given(st.binary())
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with pytest.raises(ParameterError):
        read_json(Feedback, body)


def test_a_body_of_another_type_is_a_problem(client: FlaskClient) -> None:
    response = client.post("/api/v1/feedback", data=VOTE)
    assert (response.status_code, response.get_json(force=True)["code"]) == (415, "unsupported_media_type")


def test_a_body_too_large_is_a_problem(client: FlaskClient) -> None:
    body = json.dumps({**VOTE, "more": "a" * MAX_BODY_BYTES})
    response = client.post("/api/v1/feedback", data=body, content_type="application/json")
    assert (response.status_code, response.get_json(force=True)["code"]) == (413, "request_entity_too_large")
