"""Why there is no index to answer from: for the operator's log, and for those who hold the token."""

from __future__ import annotations

from flask import current_app, request

from desk.log.recent import Recent
from engine.errors import QuireError
from webapp import messages

_TOLD_AGAIN_SECONDS = 60.0
# Their requests get no farther without the token.
_FOR_TOKEN_HOLDERS = frozenset({"desk", "builds_api"})

_told: Recent[str] = Recent(_TOLD_AGAIN_SECONDS)


def reason_to_show(error: QuireError) -> str:
    """What to answer; the whole reason, which names folders of the server, goes to the log."""
    reason = str(error)
    if not _told.holds(reason):
        current_app.logger.error("Nothing can be answered: %s", reason)
    return reason if request.blueprint in _FOR_TOKEN_HOLDERS else messages.UNAVAILABLE_TEXT
