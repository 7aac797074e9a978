"""Results as the search page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from engine.results import Hit, Match, Results
from webapp import messages
from webapp.engine_protocol import Engine
from webapp.links import original_url, section_link
from webapp.pages.answer_view import AnswerView, answer_view, without_repeat
from webapp.pages.correction_view import CorrectionView, correction_view
from webapp.pages.explanation_view import ExplanationView, explanation_view
from webapp.pages.marking import MarkedText
from webapp.pages.matching import matches_in
from webapp.pages.pagination import PAGE_SIZE, Pagination, offset_of, pagination
from webapp.parameters import Asked


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit. ``trail`` is what stands above its heading: the document's title and outer headings."""

    trail: tuple[str, ...]
    heading: Markup
    snippet: Markup
    link: str
    original: str | None
    explanation: ExplanationView | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page of results. The answer stands on the first page alone."""

    correction: CorrectionView | None
    count: str
    answer: AnswerView | None
    hits: tuple[HitView, ...]
    pages: Pagination

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
        correction=correction_view(results),
        count=_count(asked.question, results, page),
        answer=answer_view(engine, asked, results.answer) if results.answer and page == 1 else None,
        hits=_hit_views(engine, asked, results),
        pages=pages,
    )


def _ask(engine: Engine, asked: Asked, page: int) -> Results:
    return engine.ask(asked.question, PAGE_SIZE, offset_of(page), explain=True, correct=asked.correct)


def _count(question: str, results: Results, page: int) -> str:
    if not results.hits:
        return messages.no_results(question)
    if page > 1:
        return messages.result_count_on_page(results.estimated_total_hits, page)
    total = max(results.estimated_total_hits, len(results.hits))
    return messages.result_count(total, exact=total <= PAGE_SIZE)


def _hit_views(engine: Engine, asked: Asked, results: Results) -> tuple[HitView, ...]:
    headings = [hit.breadcrumb[-1] if hit.breadcrumb else hit.title for hit in results.hits]
    searched = Asked(results.corrected_query or asked.question, correct=False)
    matches = matches_in(engine, searched, headings)
    return tuple(
        _hit_view(asked, hit, heading, marks)
        for hit, heading, marks in zip(results.hits, headings, matches, strict=True)
    )


def _hit_view(asked: Asked, hit: Hit, heading: str, matches: list[Match]) -> HitView:
    return HitView(
        trail=without_repeat((hit.title, *hit.breadcrumb[:-1])) if hit.breadcrumb else (),
        heading=MarkedText(heading, matches).html(),
        # The engine's promise: formatted members are HTML, escaped first and marked after.
        snippet=Markup(hit.formatted.snippet),
        link=section_link(hit.doc, hit.id, asked),
        original=original_url(hit.url),
        explanation=explanation_view(hit, heading),
    )
