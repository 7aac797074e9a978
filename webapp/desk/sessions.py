"""Who is logged in, without anything kept on the server: a signed cookie, and a token for its forms.

The signing key is derived from the installation's token: another token ends all sessions, and every worker
process reads the same cookies.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from flask import Request, Response
from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

COOKIE = "quire_desk"
SESSION_SECONDS = 12 * 60 * 60


class DeskSessions:
    """Sessions of one installation; each is a random name of its own."""

    def __init__(self, token: str) -> None:
        self._cookies = URLSafeTimedSerializer(
            token,
            salt="quire desk session",
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )
        self._forms = Signer(
            token, salt="quire desk form", key_derivation="hmac", digest_method=hashlib.sha256
        )

    def begin(self, request: Request, response: Response) -> None:
        """Log in the client of ``request``."""
        response.set_cookie(
            COOKIE,
            self._cookies.dumps(secrets.token_urlsafe(16)),
            max_age=SESSION_SECONDS,
            path=_path(request),
            secure=request.is_secure,
            httponly=True,
            samesite="Strict",
        )

    def end(self, request: Request, response: Response) -> None:
        """Log out: the browser forgets the cookie."""
        response.delete_cookie(
            COOKIE, path=_path(request), secure=request.is_secure, httponly=True, samesite="Strict"
        )

    def session_of(self, request: Request) -> str | None:
        """The session of a request, or None where there is none that holds."""
        try:
            session = self._cookies.loads(request.cookies.get(COOKIE, ""), max_age=SESSION_SECONDS)
        except BadSignature:
            return None
        return session if isinstance(session, str) else None

    def form_token(self, session: str) -> str:
        """What the forms of a session carry, which no other site can know."""
        return self._forms.get_signature(session).decode("ascii")

    def is_form_token(self, session: str, shown: str) -> bool:
        """Whether a form was made for this session."""
        return hmac.compare_digest(self.form_token(session).encode(), shown.encode("utf-8", "replace"))


def _path(request: Request) -> str:
    return request.script_root or "/"
