"""gunicorn's threaded worker, answering what cannot be read as the API answers any other error."""

from __future__ import annotations

import socket
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from webapp import messages
from webapp.api.problems import MIMETYPE, problem_json
from webapp.request_id import HEADER, new_id
from webapp.security_headers import SECURITY_HEADERS
from webapp.slow_senders import SlowSenders

# What the longest question and the longest names of as many groups as there may be take, percent-encoded.
MAX_REQUEST_LINE = 98_304
# A request has some kilobytes.
SENDING_SECONDS = 10.0


class QuireWorker(ThreadWorker):  # type: ignore[misc]
    """A request that cannot be read never reaches Flask, so it is answered here."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._slow = SlowSenders(SENDING_SECONDS)

    def handle(self, conn: Any) -> Any:
        """Read a request and answer it; called in a thread."""
        with self._slow.serving(conn.sock):
            return super().handle(conn)

    def notify(self) -> None:
        """Tell that the worker is alive, about once a second."""
        self._slow.cut_off()
        super().notify()

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: Exception) -> None:
        """Answer what could not be parsed; ``client`` is the socket, ``req`` what was parsed before."""
        if req is not None or not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        self.log.info("A request cannot be read: %s", exc)
        try:
            write_nonblock(client, _refusal(exc))
        except OSError:
            self.log.debug("Whoever sent it did not wait for the answer.")


def _refusal(error: Exception) -> bytes:
    """What is wrong, without a word of what was sent."""
    if isinstance(error, LimitRequestLine):
        detail = messages.request_line_too_long(MAX_REQUEST_LINE)
        return _response(HTTPStatus.REQUEST_URI_TOO_LONG, "request_line_too_long", detail)
    if isinstance(error, LimitRequestHeaders):
        status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return _response(status, "request_headers_too_large", messages.REQUEST_HEADERS_TOO_LARGE)
    return _response(HTTPStatus.BAD_REQUEST, "request_unreadable", messages.REQUEST_UNREADABLE)


def _response(status: HTTPStatus, code: str, detail: str) -> bytes:
    content = problem_json(status, code, detail).encode()
    headers = {
        "Connection": "close",
        "Content-Type": MIMETYPE,
        "Content-Length": str(len(content)),
        "Cache-Control": "no-store",
        HEADER: new_id(),
        **SECURITY_HEADERS,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{head}\r\n".encode() + content
