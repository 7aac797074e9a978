"""The page that describes the API."""

from __future__ import annotations

import shlex
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient


@pytest.fixture
def page(client: FlaskClient) -> BeautifulSoup:
    return BeautifulSoup(client.get("/api").data, "html.parser")


def table(page: BeautifulSoup, route: str, number: int) -> dict[str, str]:
    """What a route's table, counted from 0, says of values, by their names."""
    cells = (row.select("th, td") for row in page.select(f"#{route} table")[number].select("tbody tr"))
    return {name.get_text(" ", strip=True): value.get_text() for name, value, _ in cells}


def test_each_route_has_a_part_that_the_contents_lead_to(page: BeautifulSoup, client: FlaskClient) -> None:
    described = client.get("/openapi.json").get_json()["paths"]
    names = {one["operationId"] for methods in described.values() for one in methods.values()}
    assert {str(part["id"]) for part in page.select("article section[id]")} == names | {"problems"}
    assert {str(link["href"]) for link in page.select(".contents a")} == {f"#{n}" for n in names} | {
        "#problems"
    }


def test_parameters_tell_what_they_may_be(page: BeautifulSoup) -> None:
    found = table(page, "get_search", 0)
    assert found["q required"] == "string, at most 2,000 characters"
    assert found["limit"] == "integer, 1 to 100, 10 if not given"
    assert found["explain"] == "0 or 1 or false or true, 0 if not given"
    assert found["from"] == "day like 2024-05-31"
    assert found["group"] == "list of string, at most 255 characters, at most 20 times"


def test_members_are_told_down_to_the_last(page: BeautifulSoup) -> None:
    found = table(page, "get_search", 1)
    assert found["hits[]._formatted.snippet"] == "string"
    assert found["answer.others[].reason"] == "disagrees or compared"
    assert found["correctedQuery"] == "string or null"


def test_examples_of_questions_can_be_sent(page: BeautifulSoup, client: FlaskClient) -> None:
    for route in ("get_search", "get_suggest", "get_health", "get_metrics", "get_openapi_json"):
        command = shlex.split(page.select(f"#{route} pre")[0].get_text())
        parts = urlsplit(command[-1])
        assert command[0] == "curl"
        assert client.get(f"{parts.path}?{parts.query}").status_code == 200


def test_the_search_page_leads_to_it(client: FlaskClient) -> None:
    soup = BeautifulSoup(client.get("/?q=tea").data, "html.parser")
    assert "/api" in [link["href"] for link in soup.select("footer a")]


def test_a_hostile_host_stays_text(client: FlaskClient) -> None:
    response = client.get("/api", headers={"Host": '"><script>alert(1)</script>'})
    assert b"<script>alert" not in response.data
