"""Asking with an editor's eyes: each result can be made the right one of a golden question by one click."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from desk.golden.golden_adding import Judgement, add_judgement
from engine.errors import QuestionError, QuireError
from engine.section import Section
from webapp.desk import messages
from webapp.desk.ask_view import ask_view
from webapp.engine_protocol import Engine
from webapp.installation import Installation
from webapp.parameters import question_errors, question_of

_KINDS = ("section", "answer", "none")


def add_ask_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page and the form behind its buttons."""
    corpus = installation.build.corpus

    @desk.get("/ask")
    def ask() -> str | tuple[str, int]:
        question = question_of(request.args)
        if not question:
            return render_template("desk/ask.html", question="", view=None, problem="", notice="")
        errors = question_errors(question)
        if errors:
            return _refused(question, errors[0].message, 400)
        try:
            view = ask_view(engine, corpus, question)
        except QuestionError as error:
            return _refused(question, str(error), 400)
        notice = messages.ASK_DONE.get(request.args.get("done", ""), "") if view.golden else ""
        return render_template("desk/ask.html", question=question, view=view, problem="", notice=notice)

    @desk.post("/ask")
    def judge() -> AnyResponse | tuple[str, int]:
        question = question_of({"q": request.form.get("q", "")})
        try:
            added = add_judgement(corpus, _judgement(engine, question))
        except QuireError as error:
            return _refused(question, str(error), 409)
        return redirect(url_for("desk.ask", q=question, done=added.what), 303)


def _judgement(engine: Engine, question: str) -> Judgement:
    """What the form says. Raises QuireError where it makes no sense."""
    kind = request.form.get("kind", "")
    if kind not in _KINDS:
        raise QuireError(messages.ASK_UNKNOWN_KIND)
    if kind == "none":
        return Judgement(question, None)
    section = _section(engine, request.form.get("section", ""))
    return Judgement(question, section, request.form.get("answer", "") if kind == "answer" else None)


def _section(engine: Engine, section_id: str) -> Section:
    section = engine.section(section_id)
    if section is None:
        raise QuireError(messages.ASK_SECTION_GONE)
    return section


def _refused(question: str, problem: str, status: int) -> tuple[str, int]:
    page = render_template("desk/ask.html", question=question, view=None, problem=problem, notice="")
    return page, status
