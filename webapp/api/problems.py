"""Errors of the API as RFC 9457 ``application/problem+json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus

from flask import Response

from webapp.parameters import FieldError

MIMETYPE = "application/problem+json"


def problem_json(status: int, code: str, detail: str, errors: Iterable[FieldError] = ()) -> str:
    """The problem's body. ``code`` is for programs, ``detail`` for people.

    The type is ``about:blank``: the title is the status's own phrase and ``code`` tells problems apart.
    """
    members = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "errors": [{"field": error.field, "message": error.message} for error in errors],
    }
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))


def problem(status: int, code: str, detail: str, errors: Iterable[FieldError] = ()) -> Response:
    """The problem as a response."""
    return Response(problem_json(status, code, detail, errors), status=status, mimetype=MIMETYPE)
