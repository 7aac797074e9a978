"""Results as the search page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from engine.results import Results
from webapp import messages
from webapp.engine_protocol import Engine
from webapp.pages.answer_view import AnswerView, answer_view
from webapp.pages.correction_view import CorrectionView, correction_view
from webapp.pages.hit_view import HitView, hit_views
from webapp.pages.pagination import PAGE_SIZE, Pagination, offset_of, pagination
from webapp.parameters import Asked

_ANY_KIND = "description"
_QUESTION_MARKS = ("?", "؟", "？")


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page of ``results``. The answer stands on the first page alone.

    ``lacks_answer`` tells that there is none where the question clearly asks for one.
    """

    correction: CorrectionView | None
    count: str
    answer: AnswerView | None
    lacks_answer: bool
    hits: tuple[HitView, ...]
    pages: Pagination
    results: Results

    @property
    def first_rank(self) -> int:
        """The rank of the first hit on this page, counted from 1."""
        return offset_of(self.pages.current) + 1


def search_view(engine: Engine, asked: Asked, page: int) -> SearchView:
    """The results on ``page``, or on the first page where that one is past the last hit."""
    results = _ask(engine, asked, page)
    if page > 1 and not results.hits:
        page, results = 1, _ask(engine, asked, 1)
    pages = pagination(page, results.estimated_total_hits)
    return SearchView(
        correction=correction_view(asked, results),
        count=_count(asked, results, page),
        answer=answer_view(engine, asked, results) if page == 1 else None,
        lacks_answer=page == 1 and _lacks_answer(results),
        hits=hit_views(engine, asked, results),
        pages=pages,
        results=results,
    )


def _ask(engine: Engine, asked: Asked, page: int) -> Results:
    return engine.ask(
        asked.question,
        PAGE_SIZE,
        offset_of(page),
        explain=True,
        correct=asked.correct,
        filters=asked.filters or None,
    )


def _lacks_answer(results: Results) -> bool:
    """Whether the best passages go without an answer though one is asked for: of a few words, none may be."""
    if results.answer or not results.hits:
        return False
    expected = (results.hits[0].explanation or {}).get("expectedKind", _ANY_KIND)
    return expected != _ANY_KIND or results.query.rstrip().endswith(_QUESTION_MARKS)


def _count(asked: Asked, results: Results, page: int) -> str:
    if not results.hits:
        return messages.no_results(asked.question, bool(asked.filters))
    if page > 1:
        return messages.result_count_on_page(results.estimated_total_hits, page)
    total = max(results.estimated_total_hits, len(results.hits))
    return messages.result_count(total, exact=total <= PAGE_SIZE)
