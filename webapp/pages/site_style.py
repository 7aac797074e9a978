"""A site's own style sheet, read after Quire's: its colours, and whatever else it sets."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, send_file


def site_style_blueprint(stylesheet: Path | None) -> Blueprint:
    """The route of the style sheet in the file ``stylesheet``, which may change at any time."""
    blueprint = Blueprint("site_style", __name__)

    @blueprint.get("/site.css")
    def page() -> Response:
        if stylesheet is None or not stylesheet.is_file():
            abort(404)
        # A relative path would be looked for in this package.
        response = send_file(stylesheet.absolute(), mimetype="text/css")
        response.headers["Cache-Control"] = "no-cache"
        return response

    return blueprint
