"""The document view."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from engine.section import Section
from tests.webapp.fake_engine import FakeEngine, many_sections

AT_ANSWER = "/doc/tea.md?q=green+tea&section=a2&start=0&end=44"


def view(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).data, "html.parser")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in soup.select(selector)]


def test_it_shows_the_whole_document_in_order(client: FlaskClient) -> None:
    soup = view(client, "/doc/tea.md")
    assert texts(soup, ".document h1, .document h2, .document h3") == [
        "Tea",
        "Making tea",
        "Steeping",
        "Storing",
    ]
    assert texts(soup, ".description, .facts time") == ["All about tea.", "1 May 2024"]
    assert [found["href"] for found in soup.select("link[rel=canonical]")] == ["https://example.org/tea"]
    assert [found["id"] for found in soup.select("article section")] == ["a1", "a2", "a3"]
    assert [found["id"] for found in soup.select("article h3")] == ["steeping"]


def test_each_kind_of_block_has_its_own_shape(client: FlaskClient) -> None:
    soup = view(client, "/doc/tea.md")
    assert texts(soup, "ol > li[value='3'] > ul > li") == ["A cup will do."]
    assert texts(soup, "ol > li[value='4']") == ["Pour the water."]
    assert texts(soup, "table th") == ["Kind", "Time", "Water"]
    assert texts(soup, "table tbody td") == [
        "Green tea",
        "2 minutes",
        "",
        "Black tea",
        "4 minutes",
        "boiling",
    ]
    assert texts(soup, "dl dt, dl dd") == ["Gaiwan", "A lidded bowl for tea."]
    assert [found.get_text() for found in soup.select("pre")] == ["if a < b:\n    pour()"]
    assert texts(soup, "article blockquote p") == ["Tea is drunk to forget the din of the world."]


def test_what_was_searched_for_is_marked(client: FlaskClient, fake: FakeEngine) -> None:
    fake.corrected = "tea"
    assert texts(view(client, "/doc/tea.md?q=teaa"), "h1 mark") == ["Tea"]
    assert texts(view(client, "/doc/tea.md?q=teaa&correct=0"), "h1 mark") == []


def test_matches_are_marked_in_all_of_it(client: FlaskClient) -> None:
    soup = view(client, "/doc/tea.md?q=tea")
    assert texts(soup, "h1 mark") == ["Tea"]
    assert texts(soup, "h2 mark") == ["tea"]
    assert texts(soup, "td mark") == ["tea", "tea"]
    assert texts(view(client, "/doc/tea.md"), "mark") == []


def test_a_question_too_long_marks_nothing(client: FlaskClient) -> None:
    assert texts(view(client, "/doc/tea.md?q=" + "tea+" * 600), "mark") == []


def test_the_section_found_is_set_off(client: FlaskClient) -> None:
    soup = view(client, "/doc/tea.md?q=tea&section=a3")
    assert [found["id"] for found in soup.select(".found")] == ["a3"]
    assert soup.select(".answer") == []


def test_the_answer_is_set_off_where_it_stands(client: FlaskClient) -> None:
    soup = view(client, AT_ANSWER)
    assert texts(soup, "#a2 #quire-answer") == ["Steep green tea for 2 minutes at 75 degrees."]


@pytest.mark.parametrize("stretch", ["start=5", "start=9&end=3", "start=x&end=4", "start=99999&end=100000"])
def test_a_stretch_that_is_none_is_left_out(client: FlaskClient, stretch: str) -> None:
    soup = view(client, f"/doc/tea.md?section=a2&{stretch}")
    assert [found["id"] for found in soup.select(".found")] == ["a2"]
    assert soup.select(".answer") == []


def test_it_leads_back_to_the_results(client: FlaskClient) -> None:
    assert [found["href"] for found in view(client, AT_ANSWER).select(".back a")] == ["/?q=green+tea"]
    assert view(client, "/doc/tea.md").select(".back") == []


@pytest.mark.parametrize("doc", ["nothing.md", "../tea.md", "/tea.md", "tea.md/"])
def test_an_unknown_document_is_not_found(client: FlaskClient, doc: str) -> None:
    response = client.get(f"/doc/{doc}")
    assert (response.status_code, response.mimetype) == (404, "text/html")


def test_a_name_with_reserved_characters_can_be_opened(client: FlaskClient, fake: FakeEngine) -> None:
    name = "a folder/what? 100% #1 é.md"
    fake.sections = [replace(found, doc=name) for found in fake.sections]
    link = view(client, "/?q=tea").select(".hits h2 a")[0]["href"]
    assert texts(view(client, str(link)), "h1") == ["Tea"]


def test_a_long_document_has_contents(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections = many_sections(4)
    soup = view(client, "/doc/tea.md")
    assert texts(soup, ".contents a") == ["Part 0", "Part 1", "Part 2", "Part 3"]
    assert [found["href"] for found in soup.select(".contents a")][:2] == ["#m0", "#m1"]


def test_a_thousand_sections_are_shown_at_once(client: FlaskClient, fake: FakeEngine) -> None:
    base: Section = fake.sections[1]
    fake.sections = [replace(base, id=f"s{i}", breadcrumb=("All", f"Part {i}")) for i in range(1_000)]
    started = time.process_time()
    body = client.get("/doc/tea.md?q=green+tea").data
    assert time.process_time() - started < 5
    assert body.count(b"<table>") == 1_000
