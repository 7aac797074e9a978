"""How to put the search box on other pages: the tag to copy, and the box itself to try."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for

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
    def page() -> str:
        script = url_for("scripts.embed", _external=True)
        return render_template("embed.html", question="", script=script, properties=PROPERTIES, parts=PARTS)

    return blueprint
