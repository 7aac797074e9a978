"""The document view: a whole document as the index holds it, at the passage that was found."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, render_template, request

from engine.section import Span
from webapp.engine_protocol import Engine
from webapp.pages.document_view import Passage, document_view
from webapp.pages.filter_view import filter_view
from webapp.parameters import Asked, asked_of, optional_whole_number, question_errors


def document_blueprint(engine: Engine) -> Blueprint:
    """The route of the document view over ``engine``."""
    blueprint = Blueprint("document", __name__)

    @blueprint.get("/doc/<path:doc>")
    def page(doc: str) -> str:
        sections = engine.document(doc)
        if not sections:
            abort(404)
        asked = asked_of(request.args)
        if question_errors(asked.question):
            asked = Asked("", filters=asked.filters)
        view = document_view(engine, sections, asked, _passage(request.args))
        filters = filter_view(engine, asked)
        return render_template(
            "document.html", document=view, asked=asked, question=asked.question, filters=filters
        )

    return blueprint


def _passage(args: Mapping[str, str]) -> Passage | None:
    """The passage that the address names; a stretch that is not one is left out."""
    section_id = args.get("section")
    if not section_id:
        return None
    start, end = optional_whole_number(args, "start"), optional_whole_number(args, "end")
    if start is None or end is None or start >= end:
        return Passage(section_id)
    return Passage(section_id, Span(start, end))
