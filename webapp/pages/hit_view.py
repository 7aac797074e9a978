"""One hit as the search page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from engine.results import Hit, Match, Results
from engine.section import Section, Span
from webapp.engine_protocol import Engine
from webapp.links import answer_link, original_url, section_link
from webapp.pages.answer_view import without_repeat
from webapp.pages.evidence import best_sentence, run_of_words
from webapp.pages.explanation_view import ExplanationView, explanation_view
from webapp.pages.marking import MarkedText
from webapp.pages.matching import matches_in
from webapp.parameters import Asked
from webapp.text_fragment import with_text_fragment

# What stands farther down in a section is not in view where the section begins.
_CHARACTERS_IN_VIEW = 700


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit. ``trail`` is what stands above its heading: the document's title and outer headings.

    ``link`` leads to the passage in the document view, ``original`` to it on the document's own page.
    """

    section_id: str
    trail: tuple[str, ...]
    name: str
    heading: Markup
    snippet: Markup
    link: str
    original: str | None
    explanation: ExplanationView | None


def hit_views(engine: Engine, asked: Asked, results: Results) -> tuple[HitView, ...]:
    """All hits of the page."""
    headings = [hit.breadcrumb[-1] if hit.breadcrumb else hit.title for hit in results.hits]
    searched = Asked(results.corrected_query or asked.question, correct=False)
    matches = matches_in(engine, searched, headings)
    return tuple(
        _hit_view(engine, asked, hit, heading, marks)
        for hit, heading, marks in zip(results.hits, headings, matches, strict=True)
    )


def _hit_view(engine: Engine, asked: Asked, hit: Hit, heading: str, matches: Iterable[Match]) -> HitView:
    section = engine.section(hit.id)
    sentence = best_sentence(section, hit.matches) if section else None
    return HitView(
        section_id=hit.id,
        trail=without_repeat((hit.title, *hit.breadcrumb[:-1])) if hit.breadcrumb else (),
        name=heading,
        heading=MarkedText(heading, matches).html(),
        # The engine's promise: formatted members are HTML, escaped first and marked after.
        snippet=Markup(hit.formatted.snippet),
        link=_link(asked, hit, sentence),
        original=_original(hit, section, sentence),
        explanation=explanation_view(hit, heading),
    )


def _link(asked: Asked, hit: Hit, sentence: Span | None) -> str:
    """To the section, or into it where the best sentence cannot be seen from where it begins."""
    if sentence is None or sentence.start < _CHARACTERS_IN_VIEW:
        return section_link(hit.doc, hit.id, asked)
    return answer_link(hit.doc, hit.id, asked, sentence.start, sentence.end)


def _original(hit: Hit, section: Section | None, sentence: Span | None) -> str | None:
    url = original_url(hit.url)
    if url is None or section is None or sentence is None:
        return url
    return with_text_fragment(url, run_of_words(section, sentence))
