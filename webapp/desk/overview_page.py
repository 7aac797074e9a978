"""The desk's first page: what is published, and how the last build ended."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from desk.builds.build_records import BuildRecords
from desk.log.question_log import QuestionLog, QuestionLogUnreadable
from engine.errors import QuireError
from webapp.desk import build_view
from webapp.engine_protocol import Engine
from webapp.installation import Installation


def add_overview_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page at the desk's own address."""
    records = BuildRecords(installation.index)

    @desk.get("")
    def overview() -> str:
        try:
            status, problem = engine.status(), ""
        except QuireError as error:
            status, problem = None, str(error)
        last = records.last(1)
        return render_template(
            "desk/overview.html",
            view=build_view,
            status=status,
            problem=problem,
            last=last[0] if last else None,
            kept=_questions_kept(installation),
        )

    @desk.get("/")
    def overview_with_slash() -> AnyResponse:
        return redirect(url_for("desk.overview"), 308)


def _questions_kept(installation: Installation) -> int | None:
    """How many different questions are kept; None where none are to be, or the log cannot be read."""
    if not installation.retention_days:
        return None
    try:
        return len(QuestionLog.beside(installation.index).asked_questions())
    except QuestionLogUnreadable:
        return None
