"""The search page: the home page without a question, results with one."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from desk.log.question_log import QuestionLog
from engine.errors import QuestionError
from webapp.engine_protocol import Engine
from webapp.pages.filter_view import filter_view
from webapp.pages.pagination import wanted_page
from webapp.pages.search_view import search_view
from webapp.parameters import asked_of, asking_errors, optional_whole_number
from webapp.recording import record


def search_blueprint(engine: Engine, questions: QuestionLog) -> Blueprint:
    """The route of the search page over ``engine``; what is asked is kept in ``questions``."""
    blueprint = Blueprint("search", __name__)

    @blueprint.get("/")
    def page() -> str | tuple[str, int]:
        asked = asked_of(request.args)
        question = asked.question
        if not question:
            filters = filter_view(engine, asked)
            return render_template("home.html", status=engine.status(), question="", filters=filters)
        errors = asking_errors(request.args)
        if errors:
            return _refused(question, errors[0].message)
        number = wanted_page(optional_whole_number(request.args, "page"))
        try:
            view = search_view(engine, asked, number)
        except QuestionError as error:
            return _refused(question, str(error))
        record(questions, view.results, asked.filters)
        filters = filter_view(engine, asked)
        return render_template("results.html", view=view, asked=asked, question=question, filters=filters)

    return blueprint


def _refused(question: str, message: str) -> tuple[str, int]:
    return render_template("refused.html", question=question, message=message), 400
