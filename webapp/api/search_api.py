"""The HTTP API: search, one section, and health, as JSON."""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Blueprint, Response, request

from engine.errors import QuestionError, QuireError
from engine.section import Section
from webapp import messages
from webapp.api.kept_bodies import KeptBodies
from webapp.api.problems import problem
from webapp.api.revalidation import answer_tag
from webapp.engine_protocol import Engine
from webapp.parameters import FieldError, ParameterError, search_parameters


def api_blueprint(engine: Engine) -> Blueprint:
    """The API's routes over ``engine``."""
    api = Blueprint("api", __name__)
    bodies = KeptBodies()

    @api.get("/api/v1/search")
    def search() -> Response:
        started = time.perf_counter()
        wanted = search_parameters(request.args)
        status = engine.status()
        tag = answer_tag(status, wanted)
        if request.if_none_match.contains_weak(tag):
            return _to_be_revalidated(Response(status=304), tag)
        known = bodies.find(tag, (time.perf_counter() - started) * 1000)
        if known is not None:
            return _to_be_revalidated(_json_response(known), tag)
        results = engine.ask(wanted.question, wanted.limit, wanted.offset, wanted.explain, wanted.correct)
        body = _compact(results.to_json())
        if results.index_version != status.index_version:
            # A generation that was published meanwhile has a tag of its own.
            return _to_be_revalidated(_json_response(body), None)
        bodies.keep(tag, body)
        return _to_be_revalidated(_json_response(body), tag)

    @api.get("/api/v1/sections/<path:section_id>")
    def section(section_id: str) -> Response:
        found = engine.section(section_id)
        if found is None:
            return problem(404, "section_not_found", messages.SECTION_NOT_FOUND)
        return _json(_section_members(found))

    @api.get("/health")
    def health() -> Response:
        response = _health(engine)
        response.headers["Cache-Control"] = "no-store"
        return response

    @api.errorhandler(ParameterError)
    def invalid_parameters(error: ParameterError) -> Response:
        return problem(400, "invalid_parameters", messages.INVALID_PARAMETERS, error.errors)

    @api.errorhandler(QuestionError)
    def question_refused(error: QuestionError) -> Response:
        field_error = FieldError(error.field, str(error))
        return problem(400, "invalid_parameters", messages.INVALID_PARAMETERS, [field_error])

    return api


def _health(engine: Engine) -> Response:
    try:
        status = engine.status()
    except QuireError as error:
        return _json({"status": "unavailable", "detail": str(error)}, status=503)
    return _json(
        {
            "status": "ok",
            "indexVersion": status.index_version,
            "documents": status.documents,
            "sections": status.sections,
            "built": status.built,
        }
    )


def _section_members(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "doc": section.doc,
        "anchor": section.anchor,
        "title": section.title,
        "breadcrumb": list(section.breadcrumb),
        "url": section.url,
        "date": section.date,
        "description": section.description,
        "position": section.position,
        "text": section.text,
        "blocks": [
            {"kind": block.kind, "start": block.start, "end": block.end, "level": block.level}
            for block in section.blocks
        ],
    }


def _to_be_revalidated(response: Response, tag: str | None) -> Response:
    response.headers["Cache-Control"] = "no-cache"
    if tag is not None:
        # The time taken differs between answers that say the same: hence a weak tag.
        response.set_etag(tag, weak=True)
    return response


def _json(members: dict[str, Any], status: int = 200) -> Response:
    return _json_response(_compact(members), status)


def _json_response(body: bytes, status: int = 200) -> Response:
    return Response(body, status=status, content_type="application/json; charset=utf-8")


def _compact(members: dict[str, Any]) -> bytes:
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode()
