"""Quality: the golden questions now and before, the trend, and one question with why it came out so."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from desk.golden.golden_questions import GOLDEN_NAME
from desk.golden.golden_removing import remove_question
from desk.golden.quality_report import QualityReport, report_quality
from engine.errors import QuireError
from webapp.desk import messages
from webapp.desk.golden_detail import detail_view
from webapp.desk.quality_view import PAGE_SIZE, chosen, counts_of, measure_views, question_views
from webapp.desk.trend_chart import trend_chart
from webapp.engine_protocol import Engine
from webapp.installation import Installation
from webapp.parameters import optional_whole_number


def add_quality_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page of all golden questions, the page of each, and what takes one out."""

    def report() -> QualityReport:
        return report_quality(installation.build.corpus, installation.index, engine.document)

    @desk.get("/quality")
    def quality() -> str:
        found = report()
        questions = question_views(found)
        counts = counts_of(questions)
        show = request.args.get("show", "")
        if show not in counts:
            show = "worse" if counts["worse"] else "wrong"
        of_kind = chosen(questions, show)
        pages = max(1, -(-len(of_kind) // PAGE_SIZE))
        page = min(max(optional_whole_number(request.args, "page") or 1, 1), pages)
        return render_template(
            "desk/quality.html",
            report=found,
            file=GOLDEN_NAME,
            measures=measure_views(found),
            chart=trend_chart(found.trend),
            counts=counts,
            show=show,
            questions=of_kind[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
            page=page,
            pages=pages,
            done=messages.GOLDEN_REMOVED if "removed" in request.args else "",
        )

    @desk.post("/quality")
    def remove_golden() -> AnyResponse:
        try:
            remove_question(installation.build.corpus, request.form.get("id", ""))
        except QuireError as error:
            page = render_template("desk/message.html", title=messages.GOLDEN_NOT_REMOVED, text=str(error))
            return make_response(page, 409)
        return redirect(url_for("desk.quality", removed=1), 303)

    @desk.get("/quality/<path:question_id>")
    def quality_question(question_id: str) -> str:
        view = next((one for one in question_views(report()) if one.id == question_id), None)
        if view is None:
            abort(404)
        return render_template("desk/quality_question.html", view=view, detail=detail_view(engine, view))
