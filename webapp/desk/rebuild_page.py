"""Rebuild: start a build, watch it, read what it changed, publish what the guard refused, go back."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from desk.builds.build_record import BuildRecord, Origin
from desk.builds.build_records import BuildRecords
from desk.builds.kept_generations import kept_generations
from desk.builds.start_build import start_build
from engine.errors import IndexLocked, QuireError
from engine.storage.build_lock import build_lock
from engine.storage.generations import Generations
from webapp.desk import build_view, messages
from webapp.desk.build_events import BuildEvents
from webapp.engine_protocol import Engine
from webapp.installation import Installation


def add_rebuild_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:  # noqa: ARG001
    """Add the page, a page for each build, the stream of progress, and what the forms are sent to."""
    records = BuildRecords(installation.index)
    events = BuildEvents(records)

    @desk.get("/rebuild")
    def rebuild() -> Response:
        return _page(installation, records)

    @desk.get("/rebuild/builds/<build_id>")
    def build(build_id: str) -> str:
        return render_template("desk/build.html", view=build_view, record=_record(records, build_id))

    @desk.get("/rebuild/builds/<build_id>/events")
    def build_events(build_id: str) -> Response:
        return events.stream(_record(records, build_id).id)

    @desk.post("/rebuild")
    def start_rebuild() -> AnyResponse:
        wanted = replace(installation.build, full="full" in request.form, force="force" in request.form)
        try:
            start_build(wanted, Origin.DESK)
        except QuireError as error:
            return _refused(installation, records, error)
        return redirect(url_for("desk.rebuild"), 303)

    @desk.post("/rebuild/rollback")
    def roll_back() -> AnyResponse:
        try:
            with build_lock(installation.index):
                number = Generations(installation.index).roll_back(_wanted_generation())
        except QuireError as error:
            return _refused(installation, records, error)
        return redirect(url_for("desk.rebuild", published=number), 303)


def _wanted_generation() -> int:
    number = request.form.get("generation", "")
    if not (number.isascii() and number.isdigit() and len(number) <= 12):
        abort(400)
    return int(number)


def _record(records: BuildRecords, build_id: str) -> BuildRecord:
    return records.read(build_id) or abort(404)


def _refused(installation: Installation, records: BuildRecords, error: QuireError) -> Response:
    return _page(installation, records, str(error), 409 if isinstance(error, IndexLocked) else 503)


def _page(
    installation: Installation, records: BuildRecords, problem: str = "", status: int = 200
) -> Response:
    builds = records.last()
    page = render_template(
        "desk/rebuild.html",
        view=build_view,
        problem=problem,
        done=_done(installation),
        running=next((record for record in builds if record.under_way), None),
        last=next((record for record in builds if not record.under_way), None),
        builds=builds,
        generations=kept_generations(installation.index),
    )
    return make_response(page, status)


def _done(installation: Installation) -> str:
    """That a generation was gone back to, as long as it is the current one."""
    number = request.args.get("published", "")
    current = str(Generations(installation.index).current_number_or_zero())
    return messages.rolled_back(int(current)) if number == current else ""
