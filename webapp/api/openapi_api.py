"""The route that gives the API's description to programs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, current_app, request

from webapp.api.json_response import compact, json_response
from webapp.api.openapi import openapi
from webapp.api.operations import answers, describes


def openapi_api() -> Blueprint:
    """The route."""
    api = Blueprint("openapi_api", __name__)

    @lru_cache(maxsize=4)
    def body(root: str) -> bytes:
        return compact(openapi(current_app, root))

    @api.get("/openapi.json")
    @describes(
        "Give this description",
        answers(200, "OpenAPI 3.1.", dict[str, Any]),
        answers(304, "What you have (If-None-Match) is still the description."),
    )
    def description() -> Response:
        response = json_response(body(f"{request.script_root}/"))
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag(weak=True)
        response.make_conditional(request)
        return response

    return api
