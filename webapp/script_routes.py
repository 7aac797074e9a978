"""The scripts: one for Quire's own pages, one that puts the search box on any page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, Response, request

from webapp import messages
from webapp.joined_script import joined_script

_FOLDER = Path(__file__).parent / "static"
# Pages elsewhere may show last hour's box; Quire's own pages go with their script.
_EMBED_CACHE = "public, max-age=3600"
_PAGE_CACHE = "no-cache"


def script_blueprint() -> Blueprint:
    """The routes of the scripts."""
    blueprint = Blueprint("scripts", __name__)
    page_script = _script(_FOLDER / "quire.js", messages.PAGE_TEXTS)
    embed_script = _script(_FOLDER / "embed.js", messages.EMBED_TEXTS)

    @blueprint.get("/quire.js")
    def page() -> Response:
        return _response(page_script, _PAGE_CACHE)

    @blueprint.get("/embed.js")
    def embed() -> Response:
        response = _response(embed_script, _EMBED_CACHE)
        # It holds nothing private: a page that isolates itself may load it too, also to check its digest.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return blueprint


def _script(entry: Path, texts: Mapping[str, str]) -> str:
    settings = json.dumps({"texts": texts, "language": messages.LANGUAGE})
    return f'(() => {{\n"use strict";\nconst settings = {settings};\n{joined_script(entry)}}})();\n'


def _response(script: str, cache: str) -> Response:
    response = Response(script, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = cache
    response.add_etag()
    response.make_conditional(request)
    return response
