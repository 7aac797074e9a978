"""A hit's links: to the passage in the document view, and on the document's own page."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from engine.section import Section, Span
from tests.webapp.fake_engine import FakeEngine, paragraph, section

FILLER = "Leaves are dried in the sun. "
SOUGHT = "Green tea is steeped for two minutes."


def long_section(fillers: int) -> Section:
    """One paragraph, with what is looked for at its end."""
    text = FILLER * fillers + SOUGHT
    starts = [len(FILLER) * number for number in range(fillers + 1)]
    sentences = tuple(Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    made = section("l1", [paragraph(text)], ("Steeping",), anchor="steeping", url="https://example.org/t#s")
    return replace(made, sentences=sentences)


def hit(client: FlaskClient, fake: FakeEngine, found: Section) -> BeautifulSoup:
    fake.sections, fake.answer = [found], None
    return BeautifulSoup(client.get("/?q=green+tea+steeped").data, "html.parser")


def link(soup: BeautifulSoup, selector: str) -> str:
    (found,) = soup.select(selector)
    return str(found["href"])


def test_a_short_section_is_opened_where_it_begins(client: FlaskClient, fake: FakeEngine) -> None:
    soup = hit(client, fake, long_section(2))
    assert link(soup, ".hits h2 a") == "/doc/tea.md?q=green+tea+steeped&section=l1#l1"


def test_a_long_section_is_opened_at_its_best_sentence(client: FlaskClient, fake: FakeEngine) -> None:
    address = link(hit(client, fake, long_section(60)), ".hits h2 a")
    assert urlsplit(address).fragment == "quire-answer"
    document = BeautifulSoup(client.get(address).data, "html.parser")
    assert [found.get_text() for found in document.select(".found #quire-answer")] == [SOUGHT]


def test_the_link_to_the_passage_is_the_same(client: FlaskClient, fake: FakeEngine) -> None:
    soup = hit(client, fake, long_section(60))
    assert link(soup, ".hits [data-quire-copy]") == link(soup, ".hits h2 a")
    (copy,) = soup.select(".hits [data-quire-copy]")
    assert copy["data-quire-copied"] == "Link copied"
    assert copy.get_text() == "Passage link: Steeping"


def test_the_original_is_opened_at_its_best_sentence(client: FlaskClient, fake: FakeEngine) -> None:
    soup = hit(client, fake, long_section(2))
    assert link(soup, ".hits .original") == (
        "https://example.org/t#s:~:text=Green%20tea%20is%20steeped%20for%20two%20minutes."
    )
