from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.log.asked import AskedQuestion
from desk.reports.stale import _plans, stale
from engine.section import Section
from quire.progress import NoProgress
from tests.desk.small_collection import collection_of
from tests.engine.small_index import section

TODAY = date(2025, 1, 1)
MOMENT = datetime(2025, 1, 1, tzinfo=UTC)


def _dated(section_id: str, doc: str, day: str | None, position: int = 0) -> Section:
    return replace(section(section_id, "Text.", doc=doc, position=position), date=day)


def _asked(section_id: str | None, times: int) -> AskedQuestion:
    return AskedQuestion("q", times, MOMENT, MOMENT, "answered", 0.9, section_id)


def test_the_oldest_document_comes_first(tmp_path: Path) -> None:
    sections = [
        _dated("a", "a.md", "2024-01-01"),
        _dated("b", "b.md", "2020-01-01"),
        _dated("c", "c.md", None),
    ]
    found = stale(collection_of(tmp_path, sections), [], TODAY, NoProgress())
    assert [(one["doc"], one["days"]) for one in found["documents"]] == [("b.md", 1827), ("a.md", 366)]
    assert [one["doc"] for one in found["undated"]] == ["c.md"]


def test_what_visitors_meet_counts_for_more(tmp_path: Path) -> None:
    sections = [
        _dated("a", "a.md", "2024-01-01"),
        _dated("a2", "a.md", "2024-01-01", 1),
        _dated("b", "b.md", "2020-01-01"),
    ]
    asked = [_asked("a2", 7), _asked("gone", 99), _asked(None, 5)]
    found = stale(collection_of(tmp_path, sections), asked, TODAY, NoProgress())
    first = found["documents"][0]
    assert (first["doc"], first["id"], first["wins"], first["sections"]) == ("a.md", "a2", 7, 2)


def test_young_documents_can_be_left_out(tmp_path: Path) -> None:
    sections = [_dated("a", "a.md", "2024-12-01"), _dated("b", "b.md", "2020-01-01")]
    found = stale(collection_of(tmp_path, sections), [], TODAY, NoProgress(), least_days=90)
    assert [one["doc"] for one in found["documents"]] == ["b.md"]


@pytest.mark.parametrize(
    ("text", "is_plan"),
    [
        ("The exam will change in 2021.", True),
        ("A new edition is expected to appear by May 2023.", True),
        ("The rules are going to end on June 30, 2022.", True),
        ("The exam will change in 2031.", False),
        ("The exam will change this year.", False),
        ("The exam changed in 2021 and will change again.", False),
        ("Room 2021 will open.", False),
    ],
)
def test_a_plan_for_a_past_year_is_found(text: str, is_plan: bool) -> None:
    assert bool(list(_plans(section("a", text), TODAY))) == is_plan


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(plan["year"] < 2025 for plan in _plans(section("a", text), TODAY))
