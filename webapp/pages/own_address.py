"""Pages that tell the address under which they were asked for: an address that whoever asks can make up."""

from __future__ import annotations

from flask import Response, abort, request


def check_host() -> None:
    """Answer 400 where the Host header is missing or cannot be one: an address needs a host."""
    if not request.host:
        abort(400)


def for_this_host(response: Response) -> Response:
    """The response, told to caches as one for this host and this visitor alone."""
    response.vary.add("Host")
    response.headers["Cache-Control"] = "private, no-cache"
    return response
