"""Neighbouring blocks put together."""

from __future__ import annotations

from dataclasses import replace

from tests.webapp.fake_engine import paragraph, section, tea_sections
from webapp.pages.blocks import groups


def test_every_kind_of_block_is_shown_in_its_place() -> None:
    kinds = [group.kind for group in groups(tea_sections()[1])]
    assert kinds == ["paragraph", "list", "caption", "table", "definitions", "code", "quote"]


def test_no_block_is_lost() -> None:
    found = tea_sections()[1]
    assert tuple(block for group in groups(found) for block in group.blocks) == found.blocks


def test_rows_that_share_no_headers_stay_rows() -> None:
    rows = section("r", [("row", "", "Author: Lu Yu", 0), ("row", "", "Year: 760", 0)])
    assert [group.kind for group in groups(rows)] == ["rows"]


def test_text_without_blocks_is_paragraphs() -> None:
    found = replace(section("p", [paragraph("One.\n\n \nTwo.\nThree.\n\n")]), blocks=())
    shown = [found.text[b.start : b.end] for group in groups(found) for b in group.blocks]
    assert shown == ["One.", "Two.\nThree."]
