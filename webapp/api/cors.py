"""Which other sites' pages may read the API: those whose origin the operator allows."""

from __future__ import annotations

from collections.abc import Callable, Collection

from flask import Response, request

_ONE_DAY = "86400"


def allow_origins(origins: Collection[str]) -> Callable[[Response], Response]:
    """What adds the headers of cross-origin sharing to a response of the API, for these origins alone."""

    def add_headers(response: Response) -> Response:
        if not request.path.startswith("/api/"):
            return response
        # Kept responses are told apart by who asked, also where nobody is allowed yet.
        response.vary.add("Origin")
        if request.headers.get("Origin") in origins:
            response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
            response.headers["Access-Control-Allow-Methods"] = "GET, POST"
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
            response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After, X-Request-ID"
            response.headers["Access-Control-Max-Age"] = _ONE_DAY
        return response

    return add_headers
