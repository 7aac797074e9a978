"""The results of a question as an editor judges them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from desk.golden.golden_adding import same_question
from desk.golden.golden_questions import read_golden
from engine.judging.judged_questions import JudgedQuestion, section_name
from engine.results import Answer, Hit
from webapp.engine_protocol import Engine
from webapp.links import section_link
from webapp.pages.explanation_view import ExplanationView, explanation_view
from webapp.parameters import Asked

_HITS = 10


@dataclass(frozen=True, slots=True)
class HitToJudge:
    """A hit; ``right`` if the golden question has it already."""

    id: str
    name: str
    title: str
    heading: str
    snippet: Markup
    link: str
    explanation: ExplanationView | None
    right: bool


@dataclass(frozen=True, slots=True)
class AskView:
    """What came of a question, and what the golden questions say of it, if anything."""

    answer: Answer | None
    words: str
    hits: tuple[HitToJudge, ...]
    corrected: str | None
    golden: JudgedQuestion | None
    problems: tuple[str, ...]


def ask_view(engine: Engine, corpus: Path, question: str) -> AskView:
    """Ask, with the reasons. Raises QuestionError for what cannot be asked."""
    results = engine.ask(question, _HITS, explain=True)
    golden = read_golden(corpus)
    known = golden_question(golden.questions, question)
    answer = results.answer
    return AskView(
        answer=answer,
        words=(answer.span or answer.text) if answer else "",
        hits=tuple(_hit(hit, question, known) for hit in results.hits),
        corrected=results.corrected_query,
        golden=known,
        problems=golden.problems,
    )


def golden_question(questions: tuple[JudgedQuestion, ...], question: str) -> JudgedQuestion | None:
    """The golden question that this is, if it is one."""
    return next((one for one in questions if same_question(one.question, question)), None)


def _hit(hit: Hit, question: str, known: JudgedQuestion | None) -> HitToJudge:
    heading = hit.breadcrumb[-1] if hit.breadcrumb else hit.title
    return HitToJudge(
        id=hit.id,
        name=section_name(hit.doc, hit.anchor, hit.breadcrumb[-1] if hit.breadcrumb else ""),
        title=hit.title,
        heading=heading,
        # The engine's promise: formatted members are HTML, escaped first and marked after.
        snippet=Markup(hit.formatted.snippet),
        link=section_link(hit.doc, hit.id, Asked(question)),
        explanation=explanation_view(hit, heading),
        right=known is not None and any(section.is_hit(hit) for section in known.sections),
    )
