"""Results as the search page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from engine.results import Answer, Hit, Match, Results
from engine.section import Span
from webapp import messages
from webapp.blocks import Group
from webapp.engine_protocol import Engine
from webapp.links import answer_link, original_url, section_link
from webapp.marking import MarkedText, emphasised
from webapp.matching import matches_in
from webapp.pagination import PAGE_SIZE, Pagination, offset_of, pagination
from webapp.quoted_blocks import quoted_groups


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer card. ``trail`` is the source's title and headings; ``link`` leads to the place quoted.

    ``groups`` lay a quoted list or table out, with offsets into ``text``; none where it is running text.
    """

    quotation: Markup
    text: MarkedText
    groups: tuple[Group, ...]
    trail: tuple[str, ...]
    link: str | None


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit. ``trail`` is what stands above its heading: the document's title and outer headings."""

    trail: tuple[str, ...]
    heading: Markup
    snippet: Markup
    link: str
    original: str | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page of results. The answer stands on the first page alone."""

    question: str
    corrected: str | None
    count: str
    answer: AnswerView | None
    hits: tuple[HitView, ...]
    pages: Pagination

    @property
    def first_rank(self) -> int:
        """The rank of the first hit on this page, counted from 1."""
        return offset_of(self.pages.current) + 1


def search_view(engine: Engine, question: str, page: int) -> SearchView:
    """The results on ``page``, or on the first page where that one is past the last hit."""
    results = engine.ask(question, PAGE_SIZE, offset_of(page))
    if page > 1 and not results.hits:
        page, results = 1, engine.ask(question, PAGE_SIZE, 0)
    pages = pagination(page, results.estimated_total_hits)
    return SearchView(
        question=question,
        corrected=results.corrected_query,
        count=_count(question, results, page),
        answer=_answer_view(engine, question, results.answer) if results.answer and page == 1 else None,
        hits=_hit_views(engine, question, results),
        pages=pages,
    )


def _count(question: str, results: Results, page: int) -> str:
    if not results.hits:
        return messages.no_results(question)
    if page > 1:
        return messages.result_count_on_page(results.estimated_total_hits, page)
    total = max(results.estimated_total_hits, len(results.hits))
    return messages.result_count(total, exact=total <= PAGE_SIZE)


def _answer_view(engine: Engine, question: str, answer: Answer) -> AnswerView:
    section = engine.section(answer.section_id)
    link = (
        answer_link(section.doc, section.id, question, answer.start, answer.end)
        if section
        else original_url(answer.url)
    )
    trail = _without_repeat((answer.title, *answer.breadcrumb))
    return AnswerView(
        quotation=emphasised(answer.text, answer.span),
        text=MarkedText(answer.text, answer=_span_of(answer)),
        groups=quoted_groups(section, answer) if section else (),
        trail=trail,
        link=link,
    )


def _span_of(answer: Answer) -> Span | None:
    start = answer.text.find(answer.span) if answer.span else -1
    return Span(start, start + len(answer.span)) if answer.span and start >= 0 else None


def _hit_views(engine: Engine, question: str, results: Results) -> tuple[HitView, ...]:
    headings = [hit.breadcrumb[-1] if hit.breadcrumb else hit.title for hit in results.hits]
    matches = matches_in(engine, results.corrected_query or question, headings)
    return tuple(
        _hit_view(question, hit, heading, marks)
        for hit, heading, marks in zip(results.hits, headings, matches, strict=True)
    )


def _hit_view(question: str, hit: Hit, heading: str, matches: list[Match]) -> HitView:
    return HitView(
        trail=_without_repeat((hit.title, *hit.breadcrumb[:-1])) if hit.breadcrumb else (),
        heading=MarkedText(heading, matches).html(),
        # The engine's promise: formatted members are HTML, escaped first and marked after.
        snippet=Markup(hit.formatted.snippet),
        link=section_link(hit.doc, hit.id, question),
        original=original_url(hit.url),
    )


def _without_repeat(trail: tuple[str, ...]) -> tuple[str, ...]:
    """The trail without a first heading that only repeats the title."""
    return trail[:1] + trail[2:] if len(trail) > 1 and trail[0] == trail[1] else trail
