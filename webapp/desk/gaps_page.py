"""Gaps: what was asked and not answered well, with where to write; the same as CSV."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request

from desk.gaps.gap_reports import gaps_csv
from desk.gaps.gap_texts import suggestion, trouble
from desk.gaps.gaps import Gap, Gaps, find_gaps
from desk.log.question_log import QuestionLog
from webapp.desk.periods import DAYS, beginning, days_of
from webapp.desk.section_links import linked
from webapp.engine_protocol import Engine
from webapp.installation import Installation
from webapp.links import search_link
from webapp.parameters import Asked

_DEFAULT_DAYS = 90


def add_gaps_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page and its CSV."""
    log = QuestionLog.beside(installation.index)

    def found(days: int) -> Gaps:
        return find_gaps(log.asked_questions(beginning(days)), engine)

    @desk.get("/gaps")
    def gaps() -> str:
        days = days_of(request.args, _DEFAULT_DAYS)
        result = found(days)
        return render_template(
            "desk/gaps.html",
            gaps=result,
            places=[_place(engine, gap) for gap in result.found],
            days=days,
            choices=DAYS,
            keeps=installation.retention_days > 0,
            suggestion=suggestion,
            trouble=trouble,
            results_of=_results_of,
        )

    @desk.get("/gaps.csv")
    def gaps_as_csv() -> Response:
        # With the mark that spreadsheets know UTF-8 by.
        body = gaps_csv(found(days_of(request.args, _DEFAULT_DAYS))).encode("utf-8-sig")
        response = Response(body, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="gaps.csv"'
        return response


def _place(engine: Engine, gap: Gap) -> dict[str, Any] | None:
    nearest = gap.nearest
    if nearest is None:
        return None
    place = {"id": nearest.id, "doc": nearest.doc, "url": nearest.url, "heading": nearest.heading}
    return linked(engine, place, gap.typical)


def _results_of(question: str) -> str:
    return search_link(Asked(question))
