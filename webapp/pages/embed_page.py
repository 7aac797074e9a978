"""How to put the search box on other pages: the tag to copy, and the box itself to try."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, url_for

from webapp.pages.own_address import check_host, for_this_host

PROPERTIES = (
    "--quire-accent",
    "--quire-field",
    "--quire-on-field",
    "--quire-mark",
    "--quire-on-mark",
    "--quire-radius",
)
PARTS = (
    "form", "field-label", "input", "button", "suggestions", "suggestion", "status", "correction", "instead",
    "answer", "quote", "source", "hits", "hit", "trail", "title", "link", "snippet", "more", "page",
)  # fmt: skip


def embed_blueprint() -> Blueprint:
    """The route of the page."""
    blueprint = Blueprint("embed", __name__)

    @blueprint.get("/embed")
    def page() -> Response:
        check_host()
        script = url_for("scripts.embed", _external=True)
        text = render_template("embed.html", question="", script=script, properties=PROPERTIES, parts=PARTS)
        return for_this_host(Response(text))

    return blueprint
