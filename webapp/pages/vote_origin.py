"""The results that a vote was given on: the page that the browser says it comes from."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from flask import request, url_for
from werkzeug.datastructures import MultiDict

from desk.log.asked import Vote
from webapp.parameters import Asked, asked_of


def asked_where(vote: Vote) -> Asked:
    """The vote's question, with the filters and the spelling of the page that it was given on.

    Of any other page, or none, nothing is taken but the question.
    """
    came_from = _arguments_of_results()
    return replace(asked_of(came_from), question=vote.question)


def _arguments_of_results() -> MultiDict[str, str]:
    try:
        parts = urlsplit(request.referrer or "")
        known = parts.netloc == request.host and parts.path == url_for("search.page")
        return MultiDict(parse_qsl(parts.query, max_num_fields=100) if known else ())
    except ValueError:
        return MultiDict()
