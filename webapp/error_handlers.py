"""Errors that no route of its own answers: problem+json below the API, a page elsewhere."""

from __future__ import annotations

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from engine.errors import QuestionError, QuireError
from webapp import messages
from webapp.api.problems import RETRY_AFTER_SECONDS, invalid_parameters, problem
from webapp.field_error import FieldError
from webapp.parameters import ParameterError, question_of
from webapp.unavailable import reason_to_show

# Beside all that is below /api/.
_FOR_PROGRAMS = frozenset({"/health", "/metrics", "/openapi.json"})


def register_error_handlers(app: Flask) -> None:
    """Answer HTTP errors, a missing index, and any other exception (which Flask logs and makes a 500)."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(QuireError, _index_unavailable)
    app.register_error_handler(QuestionError, _question_refused)
    app.register_error_handler(ParameterError, _parameters_refused)


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    response = _problem(status, error) if _for_programs() else _page(status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _index_unavailable(error: QuireError) -> Response:
    reason = reason_to_show(error)
    if _for_programs():
        response = problem(503, "index_unavailable", reason)
    else:
        response = _message(503, messages.UNAVAILABLE_TITLE, reason)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _question_refused(error: QuestionError) -> Response:
    errors = [FieldError(error.field, str(error))]
    if error.field == "group":
        # Which groups there are depends on the index in use; the request may be right again tomorrow.
        return problem(404, "group_not_found", messages.INVALID_PARAMETERS, errors)
    return invalid_parameters(errors)


def _parameters_refused(error: ParameterError) -> Response:
    return invalid_parameters(error.errors)


def _for_programs() -> bool:
    return request.path.startswith("/api/") or request.path in _FOR_PROGRAMS


def _problem(status: int, error: HTTPException) -> Response:
    if status == 404:
        return problem(404, "not_found", messages.NOT_FOUND_DETAIL)
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        return problem(405, "method_not_allowed", messages.method_not_allowed(allowed))
    if status >= 500:
        return problem(status, "internal_error", messages.INTERNAL_ERROR_DETAIL)
    return problem(status, error.name.lower().replace(" ", "_"), error.description or error.name)


def _page(status: int) -> Response:
    if status == 404:
        return _message(404, messages.NOT_FOUND_TITLE, messages.NOT_FOUND_TEXT)
    return _message(status, messages.INTERNAL_ERROR_TITLE, messages.INTERNAL_ERROR_TEXT)


def _message(status: int, title: str, text: str) -> Response:
    page = render_template("message.html", title=title, text=text, question=question_of(request.args))
    return Response(page, status=status)
