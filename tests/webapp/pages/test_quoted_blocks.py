"""Answers that are laid out as in their document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from engine.section import Section
from tests.webapp.fake_engine import FakeEngine, Line, paragraph, section, tea_answer
from webapp.pages.quoted_blocks import quoted_groups

PRICES: list[Line] = [
    paragraph("Prices of tea."),
    ("row", "", "Sort: Green | Price: <b>$5</b>", 0),
    ("row", "", "Sort: Black | Price: $4", 0),
    paragraph("Prices change."),
]
STEPS: list[Line] = [
    paragraph("Do this:"),
    ("step", "1. ", "Boil water.", 1),
    ("step", "2. ", "Steep for 2 minutes.", 1),
    paragraph("Drink."),
]


def card(client: FlaskClient, fake: FakeEngine, where: Section, quoted: str, span: str | None) -> Tag:
    """The answer card for a quotation."""
    fake.sections = [where]
    start = where.text.index(quoted)
    fake.answer = replace(
        tea_answer(), text=quoted, span=span, start=start, end=start + len(quoted), section_id=where.id
    )
    return BeautifulSoup(client.get("/?q=tea").data, "html.parser").select(".answer-card")[0]


def test_a_quoted_table_is_a_table_and_its_text_no_markup(client: FlaskClient, fake: FakeEngine) -> None:
    where = section("p", PRICES)
    quoted = where.text[where.blocks[1].start : where.blocks[2].end]
    found = card(client, fake, where, quoted, "$4")
    assert [cell.get_text() for cell in found.select("th")] == ["Sort", "Price"]
    assert [cell.get_text() for cell in found.select("td")] == ["Green", "<b>$5</b>", "Black", "$4"]
    assert [strong.get_text() for strong in found.select("strong")] == ["$4"]


def test_quoted_steps_are_a_list_below_what_introduces_them(client: FlaskClient, fake: FakeEngine) -> None:
    where = section("s", STEPS)
    quoted = where.text[: where.blocks[2].end]
    found = card(client, fake, where, quoted, None)
    assert [item.get_text().strip() for item in found.select("ol li")] == [
        "Boil water.",
        "Steep for 2 minutes.",
    ]
    assert [text.get_text() for text in found.select("blockquote > p")] == ["Do this:"]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_running_text_and_single_items_are_quoted_as_they_are(number: int) -> None:
    where = section("s", STEPS)
    block = where.blocks[number]
    answer = replace(
        tea_answer(), text=where.text[block.start : block.end], start=block.start, end=block.end, span=None
    )
    assert quoted_groups(where, answer) == ()


def test_a_quotation_that_begins_within_a_paragraph_is_cut_there(
    client: FlaskClient, fake: FakeEngine
) -> None:
    where = section("s", [paragraph("Tea is old. Do this:"), *STEPS[1:3]])
    quoted = where.text[where.text.index("Do this:") :]
    found = card(client, fake, where, quoted, None)
    assert [text.get_text() for text in found.select("blockquote > p")] == ["Do this:"]


def test_quoted_code_keeps_its_lines_and_can_be_scrolled_by_keyboard(
    client: FlaskClient, fake: FakeEngine
) -> None:
    where = section("c", [("code", "", "if tea < 3:\n    pour()", 0)])
    found = card(client, fake, where, where.text, None)
    assert [code.get_text() for code in found.select("blockquote[tabindex='0'] > pre")] == [where.text]
