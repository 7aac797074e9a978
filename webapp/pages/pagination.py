"""Pages of results: which one is wanted, and which ones are linked."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.parameters import MAX_OFFSET

PAGE_SIZE = 10
LAST_POSSIBLE_PAGE = MAX_OFFSET // PAGE_SIZE + 1
_NEIGHBOURS = 1


@dataclass(frozen=True, slots=True)
class Pagination:
    """``current`` of ``last`` pages, both counted from 1."""

    current: int
    last: int

    @property
    def previous(self) -> int | None:
        """The page before, if any."""
        return self.current - 1 if self.current > 1 else None

    @property
    def next(self) -> int | None:
        """The page after, if any."""
        return self.current + 1 if self.current < self.last else None

    @property
    def entries(self) -> list[int | None]:
        """The page numbers to link, in order: the first, the last, those around; None is a gap."""
        near = range(self.current - _NEIGHBOURS, self.current + _NEIGHBOURS + 1)
        shown = sorted({1, self.last, *(page for page in near if 1 <= page <= self.last)})
        entries: list[int | None] = []
        for before, page in zip([0, *shown], shown, strict=False):
            if page == before + 2:
                entries.append(page - 1)
            elif page > before + 2:
                entries.append(None)
            entries.append(page)
        return entries


def pagination(page: int, total: int) -> Pagination:
    """The pages of ``total`` hits, seen from ``page``."""
    last = min(max(1, -(-total // PAGE_SIZE)), LAST_POSSIBLE_PAGE)
    return Pagination(page, max(page, last))


def wanted_page(number: int | None) -> int:
    """The page asked for; the first where that is missing or beyond what can be reached."""
    return number if number and number <= LAST_POSSIBLE_PAGE else 1


def offset_of(page: int) -> int:
    """How many hits stand before this page."""
    return (page - 1) * PAGE_SIZE
