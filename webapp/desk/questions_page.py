"""Questions: what is asked most, what is new, and what is rising."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from desk.gaps.gap_texts import trouble
from desk.gaps.gaps import is_gap
from desk.log.question_log import QuestionLog
from desk.log.trends import WEEKS, new_questions, rising_questions
from webapp.desk.periods import DAYS, beginning, days_of
from webapp.engine_protocol import Engine
from webapp.installation import Installation
from webapp.links import search_link
from webapp.parameters import Asked

_DEFAULT_DAYS = 30
# How many of each kind the page has.
_MOST = 50


def add_questions_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:  # noqa: ARG001
    """Add the page."""
    log = QuestionLog.beside(installation.index)

    @desk.get("/questions")
    def questions() -> str:
        days = days_of(request.args, _DEFAULT_DAYS)
        since = beginning(days)
        asked = [question for question in log.asked_questions(since) if question.asked]
        return render_template(
            "desk/questions.html",
            days=days,
            choices=DAYS,
            keeps=installation.retention_days > 0,
            total=sum(question.asked for question in asked),
            distinct=len(asked),
            not_well=sum(question.asked for question in asked if is_gap(question)),
            most=asked[:_MOST],
            new=new_questions(asked, since)[:_MOST] if since else [],
            rising=rising_questions(log.weekly_counts(WEEKS))[:_MOST],
            trouble=trouble,
            is_gap=is_gap,
            results_of=_results_of,
        )


def _results_of(question: str) -> str:
    return search_link(Asked(question))
