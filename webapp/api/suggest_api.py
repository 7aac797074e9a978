"""The route that suggests, to somebody who is still typing, what may be meant."""

from __future__ import annotations

import time
from typing import Any

from flask import Blueprint, Response

from webapp.api.bodies import Suggestions
from webapp.api.json_response import compact, json_response
from webapp.api.operations import answers, describes
from webapp.api.reading import takes_query
from webapp.api.requests import SuggestQuery
from webapp.engine_protocol import Engine
from webapp.suggest.offers import CACHING, Offer, find_offers
from webapp.suggest.shown_questions import QuestionsAsked


def suggest_api(engine: Engine, questions: QuestionsAsked) -> Blueprint:
    """The route over ``engine`` and the questions asked before."""
    api = Blueprint("suggest_api", __name__)

    @api.get("/api/v1/suggest")
    @describes(
        "Suggest questions, headings and terms",
        answers(200, "The suggestions; none for an empty text.", Suggestions),
        problems=(400, 414, 503),
    )
    @takes_query(SuggestQuery)
    def suggest(wanted: SuggestQuery) -> Response:
        started = time.perf_counter()
        offers = find_offers(engine, questions, wanted.q, wanted.limit)
        body = {
            "query": wanted.q,
            "suggestions": [_members(offer) for offer in offers],
            "processingTimeMs": round((time.perf_counter() - started) * 1000, 3),
        }
        response = json_response(compact(body))
        response.headers["Cache-Control"] = CACHING
        return response

    return api


def _members(offer: Offer) -> dict[str, Any]:
    return {
        "text": offer.text,
        "kind": offer.kind,
        "url": offer.url,
        "_formatted": {"text": offer.html},
    }
