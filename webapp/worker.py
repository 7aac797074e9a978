"""gunicorn's threaded worker, answering an over-long request as the API answers any other error."""

from __future__ import annotations

import socket
from http import HTTPStatus

from gunicorn.http.errors import LimitRequestLine
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from webapp import messages
from webapp.api.problems import MIMETYPE, problem_json
from webapp.request_id import HEADER, new_id

# What the longest question and the longest names of as many groups as there may be take, percent-encoded.
MAX_REQUEST_LINE = 98_304


class QuireWorker(ThreadWorker):  # type: ignore[misc]
    """A request line too long to be read never reaches Flask, so it is answered here."""

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: Exception) -> None:
        """Answer what could not be parsed; ``client`` is the socket."""
        if isinstance(exc, LimitRequestLine):
            write_nonblock(client, _too_long())
        else:
            super().handle_error(req, client, addr, exc)


def _too_long() -> bytes:
    status = HTTPStatus.REQUEST_URI_TOO_LONG
    body = problem_json(status, "request_line_too_long", messages.request_line_too_long(MAX_REQUEST_LINE))
    content = body.encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\nContent-Type: {MIMETYPE}\r\n"
        f"Content-Length: {len(content)}\r\n{HEADER}: {new_id()}\r\n\r\n"
    )
    return head.encode() + content
