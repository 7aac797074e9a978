"""A client that asks as fast as it is answered, on connections that it keeps, and costs little itself."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

# Which worker takes a connection is chance: after so many requests the client opens another.
_REQUESTS_ON_ONE = 50
_AT_ONCE = 1 << 18


def requests_for(path: str, questions: Sequence[str]) -> list[bytes]:
    """A request for each question, as it is sent."""
    form = "GET {}?q={} HTTP/1.1\r\nHost: quire\r\n\r\n"
    return [form.format(path, quote(question)).encode() for question in questions]


def ask_all(address: str, requests: Sequence[bytes], seconds: float) -> float:
    """Send the requests until none is left or the seconds are over; how many were answered in a second."""
    begun = time.monotonic()
    answered = 0
    for start in range(0, len(requests), _REQUESTS_ON_ONE):
        with connect(address) as connection:
            for request in requests[start : start + _REQUESTS_ON_ONE]:
                ask(connection, request)
                answered += 1
                if time.monotonic() - begun > seconds:
                    return answered / (time.monotonic() - begun)
    return answered / (time.monotonic() - begun)


def connect(address: str) -> socket.socket:
    """A connection to the server at an address (``http://host:port/``)."""
    place = urlsplit(address)
    return socket.create_connection((place.hostname or "", place.port or 0), timeout=60)


def ask(connection: socket.socket, request: bytes) -> bytes:
    """Send a request; the body of its answer. Raises RuntimeError for any status but 200."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += _more(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 "):
        raise RuntimeError(f"answered with {head[:100]!r}")
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    while len(body) < length:
        body += _more(connection)
    return body


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(_AT_ONCE)
    if not received:
        raise RuntimeError("the server closed the connection")
    return received
