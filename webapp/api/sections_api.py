"""The route that gives one section whole."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from engine.section import Section
from webapp import messages
from webapp.api import bodies
from webapp.api.json_response import compact, json_response, to_be_revalidated
from webapp.api.operations import answers, describes
from webapp.api.problems import problem
from webapp.api.revalidation import answer_tag
from webapp.engine_protocol import Engine


def sections_api(engine: Engine) -> Blueprint:
    """The route over ``engine``."""
    api = Blueprint("sections_api", __name__)

    @api.get("/api/v1/sections/<path:section_id>")
    @describes(
        "Give one section whole",
        answers(200, "The section.", bodies.Section),
        answers(304, "What you have (If-None-Match) is still the section."),
        problems=(404, 414, 503),
        path={"section_id": "A section's id: id of a hit, sectionId of an answer."},
    )
    def section(section_id: str) -> Response:
        tag = answer_tag(engine.status(), section_id)
        found = engine.section(section_id)
        if found is None:
            return problem(404, "section_not_found", messages.SECTION_NOT_FOUND)
        if request.if_none_match.contains_weak(tag):
            return to_be_revalidated(Response(status=304), tag)
        return to_be_revalidated(json_response(compact(_members(found))), tag)

    return api


def _members(section: Section) -> dict[str, Any]:
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
