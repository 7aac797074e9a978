"""The page that describes the API to people."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, render_template, request

from webapp.api.openapi import openapi
from webapp.pages.api_view import api_view
from webapp.pages.own_address import check_host, for_this_host


def api_page_blueprint() -> Blueprint:
    """The route of the page."""
    blueprint = Blueprint("api_page", __name__)

    @blueprint.get("/api")
    def page() -> Response:
        check_host()
        view = api_view(openapi(current_app), request.url_root.rstrip("/"))
        return for_this_host(Response(render_template("api.html", api=view, question="")))

    return blueprint
