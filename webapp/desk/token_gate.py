"""Who may pass: those who show the installation's token, and not those who keep guessing it."""

from __future__ import annotations

import hmac

from flask import Request

from webapp.desk.attempts import Attempts, network_of


class TokenGate:
    """Compares tokens in constant time; who guessed wrong too often is not listened to for a while."""

    def __init__(self, token: str, attempts: Attempts | None = None) -> None:
        self._token = token.encode("utf-8")
        self._attempts = attempts or Attempts()

    def wait(self, request: Request) -> int:
        """For how many seconds this client is not listened to; 0 when it may try."""
        return self._attempts.wait(network_of(request.remote_addr))

    def admits(self, request: Request, shown: str) -> bool:
        """Whether the token that was shown is the right one; a wrong one counts against the client."""
        return self._admits(request, shown.encode("utf-8", "replace"))

    def admits_bearer(self, request: Request) -> bool:
        """The same of the header ``Authorization: Bearer``."""
        authorization = request.authorization
        if authorization is None or authorization.type != "bearer":
            return False
        # WSGI hands over a header's bytes as Latin-1.
        return self._admits(request, (authorization.token or "").encode("latin-1", "replace"))

    def _admits(self, request: Request, shown: bytes) -> bool:
        if hmac.compare_digest(shown, self._token):
            return True
        self._attempts.failed(network_of(request.remote_addr))
        return False
