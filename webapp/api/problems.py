"""Errors of the API as RFC 9457 ``application/problem+json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus

from flask import Response

from webapp import messages
from webapp.field_error import FieldError

MIMETYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 10


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
    """The problem as a response, which nobody is to keep."""
    response = Response(problem_json(status, code, detail, errors), status=status, mimetype=MIMETYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def invalid_parameters(errors: Iterable[FieldError]) -> Response:
    """The problem of a request whose parameters, or members of its body, cannot be used."""
    return problem(400, "invalid_parameters", messages.INVALID_PARAMETERS, errors)
