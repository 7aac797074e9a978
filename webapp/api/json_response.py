"""Answers of the API as they are sent: compact JSON, and what may be asked for again."""

from __future__ import annotations

import json
from typing import Any

from flask import Response


def json_response(body: bytes, status: int = 200) -> Response:
    """A response of JSON that is ready to be sent."""
    return Response(body, status=status, content_type="application/json; charset=utf-8")


def compact(members: dict[str, Any]) -> bytes:
    """JSON without white space, its text as it is."""
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode()


def to_be_revalidated(response: Response, tag: str | None) -> Response:
    """The response under its tag: it may be kept, and is asked for again each time."""
    response.headers["Cache-Control"] = "no-cache"
    if tag is not None:
        # The time taken differs between answers that say the same: hence a weak tag.
        response.set_etag(tag, weak=True)
    return response
