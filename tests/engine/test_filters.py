"""Which documents a question is asked of."""

from __future__ import annotations

from datetime import date

import pytest

from engine.filters import Filters, group_of, read_day

MAY = date(2024, 5, 1)


def test_without_filters_all_is_allowed() -> None:
    assert not Filters()
    assert Filters().allow("a.md", None)


def test_both_days_are_inclusive() -> None:
    filters = Filters(earliest=date(2024, 5, 1), latest=date(2024, 5, 3))
    days = [date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 3), date(2024, 5, 4)]
    assert [filters.allow("a.md", day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize("filters", [Filters(earliest=date.min), Filters(latest=date.max)])
def test_a_document_without_a_date_is_left_out_where_a_day_is_given(filters: Filters) -> None:
    assert filters
    assert not filters.allow("a.md", None)
    assert filters.allow("a.md", MAY)


def test_any_of_the_groups_will_do_and_the_day_as_well_must() -> None:
    filters = Filters(frozenset({"a", "b"}), latest=MAY)
    assert filters.allow("a/x/y.md", MAY)
    assert filters.allow("b/y.md", MAY)
    assert not filters.allow("c/a/y.md", MAY)
    assert not filters.allow("a.md", MAY)
    assert not filters.allow("a/x.md", date(2024, 5, 2))


@pytest.mark.parametrize(
    ("doc", "group"), [("a.md", ""), ("a/b.md", "a"), ("a/b/c.md", "a"), ("ä ö/c.md", "ä ö")]
)
def test_a_group_is_the_first_folder(doc: str, group: str) -> None:
    assert group_of(doc) == group


def test_a_day_is_read() -> None:
    assert read_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "2023-02-29", "2024-2-9", "20240229", "2024-W09-4", "2024-02-29T00:00", "٢٠٢٤-٠٢-٢٩", "x"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None
