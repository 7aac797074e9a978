"""The route that says whether there is an index to answer from."""

from __future__ import annotations

from flask import Blueprint, Response

from engine.errors import QuireError
from webapp.api.bodies import Health, Unavailable
from webapp.api.json_response import compact, json_response
from webapp.api.operations import answers, describes
from webapp.api.problems import RETRY_AFTER_SECONDS
from webapp.engine_protocol import Engine
from webapp.unavailable import reason_to_show


def health_api(engine: Engine) -> Blueprint:
    """The route over ``engine``."""
    api = Blueprint("health_api", __name__)

    @api.get("/health")
    @describes(
        "Say whether there is an index to answer from",
        answers(200, "There is.", Health),
        answers(503, "There is none that can be used.", Unavailable),
    )
    def health() -> Response:
        response = _health(engine)
        response.headers["Cache-Control"] = "no-store"
        return response

    return api


def _health(engine: Engine) -> Response:
    try:
        status = engine.status()
    except QuireError as error:
        response = json_response(
            compact({"status": "unavailable", "detail": reason_to_show(error)}), status=503
        )
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response
    members = {
        "status": "ok",
        "indexVersion": status.index_version,
        "documents": status.documents,
        "sections": status.sections,
        "built": status.built,
    }
    return json_response(compact(members))
