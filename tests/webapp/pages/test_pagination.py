"""Which pages are linked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.pages.pagination import LAST_POSSIBLE_PAGE, pagination, wanted_page


@pytest.mark.parametrize(
    ("page", "total", "entries"),
    [
        (1, 0, [1]),
        (1, 10, [1]),
        (1, 11, [1, 2]),
        (1, 95, [1, 2, None, 10]),
        (3, 95, [1, 2, 3, 4, None, 10]),
        (4, 95, [1, 2, 3, 4, 5, None, 10]),
        (5, 95, [1, None, 4, 5, 6, None, 10]),
        (10, 95, [1, None, 9, 10]),
    ],
)
def test_the_ends_and_the_neighbours_are_linked(page: int, total: int, entries: list[int | None]) -> None:
    assert pagination(page, total).entries == entries


@given(st.integers(1, LAST_POSSIBLE_PAGE), st.integers(0, 10**9))
def test_links_ascend_and_lead_to_pages_that_can_be_reached(page: int, total: int) -> None:
    pages = pagination(page, total)
    numbers = [entry for entry in pages.entries if entry is not None]
    assert numbers == sorted(set(numbers))
    assert {1, page, pages.last} <= set(numbers)
    assert numbers[-1] <= LAST_POSSIBLE_PAGE
    assert (pages.previous is None) == (page == 1)
    assert (pages.next is None) == (page == pages.last)


@pytest.mark.parametrize(("asked", "page"), [(None, 1), (0, 1), (7, 7), (LAST_POSSIBLE_PAGE + 1, 1)])
def test_a_page_beyond_reach_is_the_first(asked: int | None, page: int) -> None:
    assert wanted_page(asked) == page
