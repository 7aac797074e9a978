"""Filters on the pages: what can be chosen, what is, and that nothing loses them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from engine.section import Section
from tests.webapp.fake_engine import FakeEngine, many_sections, paragraph, section

FILTERED = "group=black&group=green&from=2024-01-01&to=2024-12-31"


@pytest.fixture
def grouped(fake: FakeEngine) -> FakeEngine:
    """Tea in two folders, of two days."""
    fake.answer = None
    fake.sections = [
        replace(tea("g1", "green/sencha.md"), date="2024-05-01"),
        replace(tea("b1", "black/assam.md"), date="2019-02-03"),
    ]
    return fake


def tea(section_id: str, doc: str) -> Section:
    return section(section_id, [paragraph("All about tea.")], ("Tea",), doc=doc)


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.data, "html.parser")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in soup.select(selector)]


def links(soup: BeautifulSoup, selector: str) -> list[str]:
    return [str(found["href"]) for found in soup.select(selector)]


@pytest.mark.usefixtures("grouped")
@pytest.mark.parametrize("address", ["/", "/?q=tea", "/doc/green/sencha.md?q=tea"])
def test_groups_and_days_can_be_chosen_in_the_form(client: FlaskClient, address: str) -> None:
    soup = page(client, address)
    assert texts(soup, "form[action='/'] .groups label") == ["black 1", "green 1"]
    assert [box["value"] for box in soup.select("input[name=group]")] == ["black", "green"]
    assert not soup.select("input[checked], .active-filters")
    assert texts(soup, ".days legend") == ["Date of the document (3 February 2019 to 1 May 2024)"]


def test_where_nothing_can_be_chosen_there_are_no_filters(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections = [replace(found, date=None) for found in fake.sections]
    assert not page(client, "/?q=tea").select("[data-quire-filters], .active-filters")


def test_one_day_alone_leaves_nothing_to_choose(client: FlaskClient) -> None:
    assert not page(client, "/?q=tea").select("[data-quire-filters]")


@pytest.mark.usefixtures("grouped")
def test_only_what_was_chosen_is_found(client: FlaskClient) -> None:
    soup = page(client, "/?q=tea&group=green")
    assert [hit["data-quire-hit"] for hit in soup.select(".hits > li")] == ["g1"]
    assert [box["value"] for box in soup.select("input[checked]")] == ["green"]
    assert len(page(client, "/?q=tea&to=2020-01-01").select(".hits > li")) == 1


@pytest.mark.usefixtures("grouped")
def test_each_filter_can_be_removed_alone_and_all_at_once(client: FlaskClient) -> None:
    soup = page(client, f"/?q=tea&{FILTERED}")
    assert texts(soup, ".active-filters li bdi") == [
        "black",
        "green",
        "from 1 January 2024",
        "until 31 December 2024",
    ]
    assert links(soup, ".active-filters a") == [
        "/?q=tea&group=green&from=2024-01-01&to=2024-12-31",
        "/?q=tea&group=black&from=2024-01-01&to=2024-12-31",
        "/?q=tea&group=black&group=green&to=2024-12-31",
        "/?q=tea&group=black&group=green&from=2024-01-01",
        "/?q=tea",
    ]


@pytest.mark.usefixtures("grouped")
def test_a_single_filter_needs_no_way_to_remove_all(client: FlaskClient) -> None:
    assert links(page(client, "/?q=tea&group=green"), ".active-filters a") == ["/?q=tea"]


def test_filters_stay_from_page_to_page(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections = [replace(found, doc="green/tea.md") for found in many_sections(25)]
    soup = page(client, "/?q=tea&group=green&page=2")
    turned = links(soup, ".pages a, link[rel=next], link[rel=prev]")
    assert turned
    assert all("q=tea&group=green" in link for link in turned)


def test_filters_stay_with_a_correction_and_without(client: FlaskClient, grouped: FakeEngine) -> None:
    grouped.corrected = "tea"
    assert links(page(client, f"/?q=teaa&{FILTERED}"), ".correction a") == [f"/?q=teaa&correct=0&{FILTERED}"]
    assert links(page(client, f"/?q=tea&correct=0&{FILTERED}"), ".correction a") == [f"/?q=tea&{FILTERED}"]


@pytest.mark.usefixtures("grouped")
def test_filters_stay_on_the_way_to_a_document_and_back(client: FlaskClient) -> None:
    hit = links(page(client, "/?q=tea&group=green&from=2024-01-01"), ".hits h2 a")[0]
    assert hit == "/doc/green/sencha.md?q=tea&group=green&from=2024-01-01&section=g1#g1"
    soup = page(client, hit)
    assert links(soup, ".back a") == ["/?q=tea&group=green&from=2024-01-01"]
    assert [box["value"] for box in soup.select("input[checked]")] == ["green"]


@pytest.mark.usefixtures("grouped")
def test_filters_that_leave_nothing_say_so_and_offer_to_search_without(client: FlaskClient) -> None:
    soup = page(client, "/?q=tea&group=white")
    assert texts(soup, "[role=status]") == ["No results for “tea” with these filters"]
    assert links(soup, ".no-results a") == ["/?q=tea"]
    assert not page(client, "/?q=coffee").select(".no-results a")


@pytest.mark.usefixtures("grouped")
@pytest.mark.parametrize("filters", ["from=yesterday", "to=2024-13-01", "from=2024-02-02&to=2024-01-01"])
def test_days_that_cannot_be_taken_are_refused_in_words(client: FlaskClient, filters: str) -> None:
    response = client.get(f"/?q=tea&{filters}")
    soup = BeautifulSoup(response.data, "html.parser")
    assert response.status_code == 400
    assert texts(soup, "[role=alert]") != [""]
    assert [field["value"] for field in soup.select("#quire-q")] == ["tea"]
    assert client.get(f"/doc/green/sencha.md?q=tea&{filters}").status_code == 200


@pytest.mark.usefixtures("grouped")
def test_a_hostile_group_is_shown_as_text(client: FlaskClient) -> None:
    soup = page(client, "/?q=tea&group=%3Cscript%3Ealert(1)%3C/script%3E&group=%00&group=")
    assert "<script>alert(1)</script>" in texts(soup, ".active-filters bdi")
    assert not soup.select("script:not([src])")


@pytest.mark.usefixtures("grouped")
@pytest.mark.parametrize("address", ["/", "/?q=tea", "/doc/green/sencha.md"])
def test_more_groups_than_can_be_chosen_are_none(client: FlaskClient, address: str) -> None:
    groups = "&".join(f"group=g{number}" for number in range(5_000))
    started = time.perf_counter()
    response = client.get(f"{address}{'&' if 'q=' in address else '?'}{groups}")
    assert response.status_code == (400 if "q=" in address else 200)
    assert b"g4999" not in response.data
    # Each way to remove one would have named all others.
    assert time.perf_counter() - started < 2
