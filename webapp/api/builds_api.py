"""Builds over the API, for who shows the token: start one, see how it goes on, see the last ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, request, url_for

from desk.builds.build_record import BuildRecord, Origin
from desk.builds.build_records import BuildRecords
from desk.builds.start_build import start_build
from engine.errors import IndexLocked
from webapp import messages
from webapp.api.bodies import Build, Builds
from webapp.api.json_response import compact, json_response
from webapp.api.operations import answers, describes
from webapp.api.problems import problem
from webapp.api.reading import takes_json
from webapp.api.requests import BuildOrder
from webapp.desk.token_gate import TokenGate
from webapp.installation import Installation

_POLL_SECONDS = "1"


def builds_api(installation: Installation) -> Blueprint:
    """The routes below ``/api/v1/index/builds``; without a token they are closed."""
    api = Blueprint("builds_api", __name__)
    records = BuildRecords(installation.index)
    gate = TokenGate(installation.token) if installation.token is not None else None
    api.before_request(lambda: _check(gate))

    @api.post("/api/v1/index/builds")
    @describes(
        "Build the index",
        answers(202, "The build is under way; Location is where to ask how it goes on.", Build),
        description="Reads what has changed in the documents and publishes it, unless the guard refuses.",
        problems=(400, 401, 403, 409, 413, 415, 429, 503),
        secured=True,
    )
    @takes_json(BuildOrder)
    def start(order: BuildOrder) -> Response:
        try:
            record = start_build(replace(installation.build, full=order.full, force=order.force), Origin.API)
        except IndexLocked as error:
            return problem(409, "build_under_way", str(error))
        response = json_response(compact(_members(record)), 202)
        response.headers["Location"] = url_for("builds_api.build", build_id=record.id)
        response.headers["Retry-After"] = _POLL_SECONDS
        return response

    @api.get("/api/v1/index/builds")
    @describes(
        "List the last builds",
        answers(200, "The last builds, latest first.", Builds),
        problems=(401, 403, 429),
        secured=True,
    )
    def builds() -> Response:
        return _fresh(json_response(compact({"builds": [_members(record) for record in records.last()]})))

    @api.get("/api/v1/index/builds/<build_id>")
    @describes(
        "See how a build goes on, or ended",
        answers(200, "The build.", Build),
        problems=(401, 403, 404, 414, 429),
        path={"build_id": "A build's id."},
        secured=True,
    )
    def build(build_id: str) -> Response:
        record = records.read(build_id)
        if record is None:
            return problem(404, "build_not_found", messages.BUILD_NOT_FOUND)
        return _fresh(json_response(compact(_members(record))))

    return api


def _check(gate: TokenGate | None) -> Response | None:
    """None for who may pass, otherwise why not."""
    # A browser asks for leave before it sends the token of another site's page.
    if request.method == "OPTIONS":
        return None
    if gate is None:
        return problem(403, "desk_closed", messages.DESK_CLOSED)
    wait = gate.wait(request)
    if wait:
        response = problem(429, "too_many_attempts", messages.too_many_attempts(wait))
        response.headers["Retry-After"] = str(wait)
        return response
    if request.authorization is None or not gate.admits_bearer(request):
        response = problem(401, "token_needed", messages.TOKEN_NEEDED)
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    return None


def _members(record: BuildRecord) -> dict[str, Any]:
    """What is told of a build; its process is nobody's business, and ``problem`` says the refusal."""
    members = record.to_json()
    del members["process"], members["refusal"]
    return members


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
