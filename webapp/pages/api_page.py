"""The page that describes the API to people."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request

from webapp.api.openapi import openapi
from webapp.pages.api_view import api_view


def api_page_blueprint() -> Blueprint:
    """The route of the page."""
    blueprint = Blueprint("api_page", __name__)

    @blueprint.get("/api")
    def page() -> str:
        view = api_view(openapi(current_app), request.host_url.rstrip("/"))
        return render_template("api.html", api=view, question="")

    return blueprint
