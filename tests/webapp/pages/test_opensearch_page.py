"""What a browser needs to add the site as a search engine."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine, NoIndexError
from webapp.app import create_app
from webapp.pages.opensearch_page import shortened
from webapp.site import Site

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def described(client: FlaskClient, **environ: str) -> ET.Element:
    response = client.get("/opensearch.xml", environ_overrides=environ)
    assert response.mimetype == "application/opensearchdescription+xml"
    return ET.fromstring(response.data)


def template(description: ET.Element, rel: str) -> str:
    (url,) = [url for url in description.iter(f"{NAMESPACE}Url") if url.get("rel") == rel]
    return str(url.get("template"))


def test_every_page_names_the_description(client: FlaskClient) -> None:
    for address in ("/", "/?q=tea", "/doc/tea.md", "/nowhere"):
        soup = BeautifulSoup(client.get(address).data, "html.parser")
        (link,) = soup.select("link[rel=search]")
        assert link["type"] == "application/opensearchdescription+xml"
        assert link["href"] == "/opensearch.xml"


def test_the_description_leads_to_results_and_suggestions(client: FlaskClient) -> None:
    description = described(client, HTTP_HOST="tea.example:8000")
    assert template(description, "results") == "http://tea.example:8000/?q={searchTerms}"
    suggestions = template(description, "suggestions")
    assert suggestions == "http://tea.example:8000/opensearch/suggestions?q={searchTerms}"
    path = suggestions.removeprefix("http://tea.example:8000").format(searchTerms="Ma")
    assert client.get(path).get_json(force=True) == ["Ma", []]
    assert client.get(path.replace("Ma", "St")).get_json(force=True) == ["St", ["Storing", "Steeping"]]


def test_addresses_keep_the_prefix_that_the_application_has(client: FlaskClient) -> None:
    description = described(client, SCRIPT_NAME="/help", HTTP_HOST="tea.example")
    assert template(description, "results") == "http://tea.example/help/?q={searchTerms}"


def test_names_are_text_and_as_short_as_the_format_asks(fake: FakeEngine) -> None:
    client = create_app(fake, Site(name="Tea & <Co> of the Seven Hills")).test_client()
    description = described(client)
    assert description.findtext(f"{NAMESPACE}ShortName") == "Tea & <Co> of"
    assert description.findtext(f"{NAMESPACE}LongName") == "Tea & <Co> of the Seven Hills"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Quire", "Quire"),
        ("one two three", "one two"),
        ("abcdefghijklmn", "abcdefgh"),
        ("one twoo", "one twoo"),
    ],
)
def test_a_name_is_shortened_to_whole_words(name: str, short: str) -> None:
    assert shortened(name, 8) == short


def test_a_host_that_is_none_gets_no_description(client: FlaskClient) -> None:
    assert client.get("/opensearch.xml", headers={"Host": '"><x>.example'}).status_code == 400


@pytest.mark.parametrize("typed", ["", "%20", "x" * 3000, "%00"])
def test_nothing_is_suggested_for_what_cannot_be_asked(client: FlaskClient, typed: str) -> None:
    response = client.get(f"/opensearch/suggestions?q={typed}")
    assert response.status_code == 200
    assert response.mimetype == "application/x-suggestions+json"
    assert response.get_json(force=True)[1] == []


def test_without_an_index_there_is_an_error_and_no_traceback(client: FlaskClient, fake: FakeEngine) -> None:
    fake.failure = NoIndexError("no index")
    assert client.get("/opensearch/suggestions?q=tea").status_code == 503
    assert client.get("/opensearch.xml").status_code == 200
