"""One golden question asked anew: what comes first, what should, and why each is where it is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from engine.errors import QuireError
from engine.judging.judged_questions import section_name
from engine.results import Hit
from webapp.desk.quality_view import QuestionView
from webapp.engine_protocol import Engine
from webapp.links import section_link
from webapp.pages.explanation_view import ExplanationView, explanation_view
from webapp.parameters import Asked

_SHOWN = 3
# Deep enough for a section that is somewhere; one that is not has none of the question's words that weigh.
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A hit with its rank and why it is there; ``expected`` if it may win."""

    rank: int
    name: str
    heading: str
    title: str
    snippet: Markup
    link: str
    explanation: ExplanationView | None
    expected: bool


@dataclass(frozen=True, slots=True)
class DetailView:
    """The first hits and those that should be first, by rank; ``missing`` names those that are not found.

    ``problem`` says why nothing could be asked, or is empty.
    """

    hits: tuple[RankedHit, ...] = ()
    missing: tuple[str, ...] = ()
    problem: str = ""


def detail_view(engine: Engine, view: QuestionView) -> DetailView:
    """Ask a golden question with the reasons."""
    try:
        results = engine.ask(view.question, _LOOKED_AT, explain=True)
    except QuireError as error:
        return DetailView(problem=str(error))
    hits = [_ranked(hit, rank, view) for rank, hit in enumerate(results.hits, 1)]
    found = {hit.name for hit in hits}
    return DetailView(
        tuple(hit for hit in hits if hit.rank <= _SHOWN or hit.expected),
        tuple(name for name in view.expected if name not in found),
    )


def _ranked(hit: Hit, rank: int, view: QuestionView) -> RankedHit:
    heading = hit.breadcrumb[-1] if hit.breadcrumb else hit.title
    name = _name(hit, view)
    return RankedHit(
        rank=rank,
        name=name,
        heading=heading,
        title=hit.title,
        # The engine's promise: formatted members are HTML, escaped first and marked after.
        snippet=Markup(hit.formatted.snippet),
        link=section_link(hit.doc, hit.id, Asked(view.question)),
        explanation=explanation_view(hit, heading),
        expected=name in view.expected,
    )


def _name(hit: Hit, view: QuestionView) -> str:
    """As golden questions name a section: by its anchor, or by its heading."""
    heading = hit.breadcrumb[-1] if hit.breadcrumb else ""
    by_heading = section_name(hit.doc, None, heading)
    return by_heading if by_heading in view.expected else section_name(hit.doc, hit.anchor, heading)
