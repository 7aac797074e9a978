"""The search page: home, results, none, refused."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from html import unescape

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from engine.errors import QuestionError
from tests.webapp.fake_engine import (
    FakeEngine,
    NoIndexError,
    many_sections,
    paragraph,
    section,
    tea_answer,
)
from webapp import messages
from webapp.app import create_app
from webapp.site import Site

HOSTILE = '"><script>alert(1)</script> tea'


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).data, "html.parser")


def text_of(soup: BeautifulSoup, selector: str) -> str:
    found = soup.select_one(selector)
    assert found is not None, selector
    return " ".join(found.get_text().split())


def attribute(soup: BeautifulSoup, selector: str, name: str) -> str:
    found = soup.select_one(selector)
    assert found is not None, selector
    return str(found[name])


def test_home_has_a_labelled_box_and_says_what_is_searched(client: FlaskClient) -> None:
    soup = page(client, "/")
    assert attribute(soup, "search form label", "for") == attribute(soup, "search form input[name=q]", "id")
    assert text_of(soup, "search button") == "Search"
    assert "1,234 sections of 2 documents" in soup.get_text()
    assert soup.select_one(".examples") is None


def test_home_offers_the_sites_own_examples(fake: FakeEngine) -> None:
    site = Site(name="Tea house", examples=("What is <tea>?",))
    soup = page(create_app(fake, site).test_client(), "/")
    assert text_of(soup, "h1") == "Tea house"
    assert text_of(soup, ".examples a") == "What is <tea>?"
    assert attribute(soup, ".examples a", "href") == "/?q=What+is+%3Ctea%3E?"


def test_no_page_holds_inline_script_or_anything_from_elsewhere(client: FlaskClient) -> None:
    for address in ("/", "/?q=tea", "/?q=nothing", "/doc/tea.md?q=tea", "/nowhere"):
        soup = page(client, address)
        assert not soup.select("style, [style], iframe, img, script:not([src])")
        assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
        loaded = soup.select("link[rel~=stylesheet], link[rel=icon], link[rel=search], script")
        assert all(str(tag.get("href") or tag["src"]).startswith("/") for tag in loaded)
        assert not [tag for tag in loaded if str(tag.get("href") or tag["src"]).startswith("//")]


def test_the_answer_is_quoted_and_leads_to_its_place(client: FlaskClient) -> None:
    soup = page(client, "/?q=green+tea")
    assert text_of(soup, ".answer-card blockquote") == "Steep green tea for 2 minutes at 75 degrees."
    assert text_of(soup, ".answer-card strong") == "2 minutes"
    assert text_of(soup, ".answer-card figcaption") == "Tea › Making tea › Steeping"
    href = attribute(soup, ".answer-card a", "href")
    assert href == "/doc/tea.md?q=green+tea&section=a2&start=0&end=44#quire-answer"


def test_without_an_answer_there_is_no_card(client: FlaskClient, fake: FakeEngine) -> None:
    fake.answer = None
    assert page(client, "/?q=tea").select_one(".answer-card") is None


@pytest.mark.parametrize(
    ("question", "kind", "is_said"),
    [("tea?", "description", True), ("who+made+tea", "person", True), ("tea", "description", False)],
)
def test_that_there_is_no_answer_is_said_where_one_is_asked_for(
    client: FlaskClient, fake: FakeEngine, question: str, kind: str, is_said: bool
) -> None:
    fake.explanation["expectedKind"] = kind
    assert not page(client, f"/?q={question}").select(".no-answer")
    fake.answer, fake.sections = None, many_sections(20)
    assert bool(page(client, f"/?q={question}").select(".no-answer")) == is_said
    assert not page(client, f"/?q={question}&page=2").select(".no-answer")
    fake.sections = []
    assert not page(client, f"/?q={question}").select(".no-answer")


def test_the_answer_is_not_repeated_on_further_pages(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections = many_sections(20)
    assert page(client, "/?q=tea").select_one(".answer-card")
    assert page(client, "/?q=tea&page=2").select_one(".answer-card") is None


def test_an_answer_whose_section_is_gone_leads_to_the_original(client: FlaskClient, fake: FakeEngine) -> None:
    fake.answer = replace(tea_answer(), section_id="gone")
    href = attribute(page(client, "/?q=tea"), ".answer-card a", "href")
    assert href == "https://example.org/tea#steeping"


def test_a_hit_shows_trail_heading_snippet_and_both_links(client: FlaskClient) -> None:
    soup = page(client, "/?q=tea")
    assert text_of(soup, ".hits li:nth-of-type(2) .above") == "Tea › Making tea"
    assert text_of(soup, ".hits li:nth-of-type(2) h2") == "Steeping"
    assert attribute(soup, ".hits li:nth-of-type(2) h2 a", "href") == "/doc/tea.md?q=tea&section=a2#a2"
    assert attribute(soup, ".hits li:nth-of-type(2) .original", "href") == "https://example.org/tea"
    assert text_of(soup, ".hits .snippet mark") == "Tea"
    assert attribute(soup, "#quire-q", "value") == "tea"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "docs/tea.html", "//example.org/", "http://[", ""])
def test_only_an_absolute_address_is_linked_as_the_original(
    client: FlaskClient, fake: FakeEngine, url: str
) -> None:
    fake.sections = [replace(found, url=url) for found in fake.sections]
    assert page(client, "/?q=tea").select_one(".hits .original") is None
    assert page(client, "/doc/tea.md").select_one(".facts a, link[rel=canonical]") is None


@pytest.mark.parametrize(
    ("count", "line"),
    [(1, "1 result"), (3, "3 results"), (23, "About 23 results"), (1_200, "About 1,200 results")],
)
def test_the_count_is_announced(client: FlaskClient, fake: FakeEngine, count: int, line: str) -> None:
    fake.sections = many_sections(count)
    assert text_of(page(client, "/?q=tea"), "[role=status]") == line


def test_pages_are_linked_and_titled(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections = many_sections(45)
    soup = page(client, "/?q=tea&page=3")
    assert text_of(soup, "title") == "tea – Page 3 – Quire"
    assert attribute(soup, ".pages a[rel=prev]", "href") == "/?q=tea&page=2"
    assert attribute(soup, ".pages a[rel=next]", "href") == "/?q=tea&page=4"
    assert text_of(soup, ".pages [aria-current=page]") == "3"
    assert attribute(soup, ".hits", "start") == "21"
    assert len(soup.select(".hits > li")) == 10


@pytest.mark.parametrize("wanted", ["0", "-1", "6", "99999999999", "x", "2.5", ""])
def test_a_page_that_is_not_there_is_page_1(client: FlaskClient, fake: FakeEngine, wanted: str) -> None:
    fake.sections = many_sections(45)
    soup = page(client, f"/?q=tea&page={wanted}")
    assert text_of(soup, "title") == "tea – Quire"
    assert attribute(soup, ".hits", "start") == "1"


def test_no_results_keeps_the_question_and_helps(client: FlaskClient) -> None:
    soup = page(client, "/?q=coffee+beans")
    assert text_of(soup, "[role=status]") == "No results for “coffee beans”"
    assert attribute(soup, "#quire-q", "value") == "coffee beans"
    assert len(soup.select(".no-results li")) == 3


def test_a_corrected_question_is_named(client: FlaskClient, fake: FakeEngine) -> None:
    fake.corrected = "green tea <b>"
    soup = page(client, "/?q=grean+tea+<b>")
    assert text_of(soup, ".correction p") == "Showing results for green tea <b>"
    assert text_of(soup, ".correction strong") == "green"


def test_the_question_as_typed_can_be_searched_for_instead(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections, fake.corrected = many_sections(45), "tea"
    link = page(client, "/?q=teaa+tea").select(".instead a")[0]
    assert (link.get_text(), link["href"]) == ("teaa tea", "/?q=teaa+tea&correct=0")
    soup = page(client, str(link["href"]))
    assert "Showing results" not in soup.get_text()
    assert text_of(soup, ".correction") == "Did you mean: tea"
    assert attribute(soup, ".correction a", "href") == "/?q=tea"


def test_every_link_keeps_that_no_correction_is_wanted(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections, fake.answer = [*many_sections(44), section("a2", [paragraph("Tea.")])], tea_answer()
    soup = page(client, "/?q=tea&correct=0")
    selector = ".hits h2 a, .answer-card figcaption a, .pages a, link[rel=next]"
    links = [str(found["href"]) for found in soup.select(selector)]
    assert len(links) == 10 + 1 + 4 + 1
    assert all("q=tea&correct=0" in link for link in links)
    document = page(client, links[-1] if "/doc/" in links[-1] else "/doc/tea.md?q=tea&correct=0")
    assert attribute(document, ".back a", "href") == "/?q=tea&correct=0"
    assert attribute(page(client, "/doc/tea.md?q=tea"), ".back a", "href") == "/?q=tea"


@pytest.mark.parametrize("value", ["1", "", "maybe", "%00"])
def test_a_page_corrects_unless_it_is_told_not_to(client: FlaskClient, fake: FakeEngine, value: str) -> None:
    fake.corrected = "tea"
    assert page(client, f"/?q=teaa+tea&correct={value}").select_one(".instead")


def test_a_question_without_slips_has_no_notice(client: FlaskClient) -> None:
    for address in ("/?q=tea", "/?q=tea&correct=0"):
        assert page(client, address).select_one(".correction") is None


def test_each_hit_says_why_it_is_there(client: FlaskClient) -> None:
    soup = page(client, "/?q=tea+milk")
    whys = soup.select(".hits li details")
    assert len(whys) == len(soup.select(".hits > li")) == 3
    assert not soup.select("details[open]")
    assert text_of(soup, ".hits li:nth-of-type(2) summary") == "Why this result? Steeping"
    assert [found.get_text() for found in whys[0].select("li")] == [
        "The heading holds “tea”",
        "Missing: “milk”",
    ]
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in whys[0].select("tr")]
    assert rows == [
        ["Word", "Weight", "Found in"],
        ["tea", "75%", "title, text"],
        ["milk", "25%", "“cream”: headings"],
    ]
    assert "Score 1.00 (by its words alone: 3.25)" in whys[0].get_text()


def test_a_compound_is_one_word_of_the_table(client: FlaskClient, fake: FakeEngine) -> None:
    found = {"alternatives": [], "word": "co-pay"}
    fake.explanation["terms"] = [
        {"term": "copay", "weight": 3.0, "foundIn": ["title"], **found},
        {"term": "pay", "weight": 1.0, "foundIn": ["title", "passage"], **found},
        {"term": "tea", "word": "tea", "weight": 4.0, "foundIn": [], "alternatives": []},
    ]
    rows = page(client, "/?q=tea").select(".hits li:first-of-type tbody tr")
    told = [[cell.get_text() for cell in row.select("th, td")] for row in rows]
    assert told == [["co-pay", "50%", "title, text"], ["tea", "50%", "not here"]]


def test_a_question_without_a_word_has_no_shares(client: FlaskClient, fake: FakeEngine) -> None:
    fake.explanation["terms"] = []
    assert client.get("/?q=tea").status_code == 200


def test_a_question_too_long_is_explained(client: FlaskClient) -> None:
    response = client.get("/?q=" + "tea+" * 600)
    soup = BeautifulSoup(response.data, "html.parser")
    assert response.status_code == 400
    assert "2,000" in text_of(soup, "[role=alert]")
    assert attribute(soup, "#quire-q", "aria-describedby") == attribute(soup, "[role=alert]", "id")


@pytest.mark.parametrize("address", ["/", "/?q=tea", "/doc/tea.md"])
def test_without_an_index_the_page_says_so(client: FlaskClient, fake: FakeEngine, address: str) -> None:
    fake.failure = NoIndexError("run quire build")
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (503, "text/html")
    assert messages.UNAVAILABLE_TEXT in unescape(response.get_data(as_text=True))


def test_an_error_page_keeps_the_question(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = NoIndexError("run quire build")
    assert attribute(page(client, "/?q=%22tea%22"), "#quire-q", "value") == '"tea"'


def test_an_unexpected_error_shows_a_page_without_details(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = RuntimeError("a secret")
    response = client.get("/?q=tea")
    assert (response.status_code, response.mimetype) == (500, "text/html")
    assert b"secret" not in response.data


def test_text_never_becomes_markup(fake: FakeEngine, client: FlaskClient) -> None:
    hostile = section("x1", [("paragraph", "", HOSTILE, 0)], (HOSTILE, HOSTILE), title=HOSTILE, doc=HOSTILE)
    fake.sections = [hostile]
    fake.answer = replace(tea_answer(), text=HOSTILE, span="<script>", section_id="x1", title=HOSTILE)
    fake.corrected = HOSTILE
    fake.explanation["reasons"] = [HOSTILE]
    fake.explanation["terms"][0]["word"] = HOSTILE
    soup = page(client, "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E+te")
    assert (
        text_of(soup, ".correction bdi")
        == text_of(soup, ".hits .why li")
        == text_of(soup, ".why td, tbody th")
        == HOSTILE
    )
    assert soup.select("script:not([src])") == []
    assert text_of(soup, ".answer-card blockquote") == HOSTILE
    link = attribute(soup, ".hits h2 a", "href")
    assert page(client, link).select("script:not([src])") == []
    assert text_of(page(client, link), "h1") == HOSTILE


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    for address in ("/", "/?q=tea", "/nowhere", "/api/v1/search", "/static/quire.css"):
        headers = client.get(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_a_page_of_results_weighs_at_most_30_kb(client: FlaskClient, fake: FakeEngine) -> None:
    fake.sections = many_sections(45)
    sent = [client.get(address).data for address in ("/?q=tea", "/static/quire.css", "/static/favicon.svg")]
    assert sum(len(gzip.compress(body)) for body in sent) < 30_000


def test_ids_are_unique(client: FlaskClient) -> None:
    for address in ("/", "/?q=tea", "/doc/tea.md?q=tea&section=a2&start=0&end=44"):
        ids = re.findall(r'\bid="([^"]*)"', client.get(address).get_data(as_text=True))
        assert len(ids) == len(set(ids))


def test_what_cannot_be_asked_is_told_in_a_sentence(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = QuestionError("group", "there is no group 'nonsense'")
    response = client.get("/?q=tea&group=nonsense")
    assert response.status_code == 400
    alert = text_of(BeautifulSoup(response.data, "html.parser"), "[role=alert]")
    assert alert == "There is no group 'nonsense'"
