"""An id for each request, the one that it came with or a new one: on the response and in the log."""

from __future__ import annotations

import logging
import re
import secrets

from flask import Flask, Response, g, has_request_context, request

HEADER = "X-Request-ID"
# What can stand in a header and in a line of a log without doing harm.
_SANE = re.compile(r"[A-Za-z0-9._~+/=:@-]{1,128}", re.ASCII)


def log_request_ids(app: Flask) -> None:
    """Put the id into what the application logs during a request."""
    app.logger.addFilter(_tell_id)


def add_request_id(response: Response) -> Response:
    """The response with the id of its request."""
    response.headers[HEADER] = request_id()
    return response


def request_id() -> str:
    """The id of the request under way."""
    known: str | None = g.get("request_id")
    if known is None:
        sent = request.headers.get(HEADER, "")
        known = g.request_id = sent if _SANE.fullmatch(sent) else new_id()
    return known


def new_id() -> str:
    """An id that no other request has."""
    return secrets.token_hex(8)


def _tell_id(record: logging.LogRecord) -> bool:
    if has_request_context():
        record.msg = f"[{request_id()}] {record.msg}"
    return True
