"""The route that questions are asked on by programs."""

from __future__ import annotations

import time

from flask import Blueprint, Response, request

from desk.log.question_log import QuestionLog
from engine.results import Results
from webapp.api.bodies import SearchResults
from webapp.api.json_response import compact, json_response, to_be_revalidated
from webapp.api.kept_bodies import KeptBodies
from webapp.api.operations import answers, describes
from webapp.api.reading import takes_query
from webapp.api.requests import SearchQuery
from webapp.api.revalidation import answer_tag
from webapp.engine_protocol import Engine, Status
from webapp.metrics import Outcome, came_of_question, outcome_of
from webapp.recording import is_kept, record


def search_api(engine: Engine, questions: QuestionLog) -> Blueprint:
    """The route over ``engine``; ``questions`` keeps what was asked."""
    api = Blueprint("search_api", __name__)
    bodies = KeptBodies()

    def again(wanted: SearchQuery, generation: str, outcome: Outcome) -> None:
        if wanted.offset == 0:
            came_of_question(outcome)
        if is_kept(wanted.offset, wanted.filters):
            questions.record_again(wanted.q, generation)

    @api.get("/api/v1/search")
    @describes(
        "Answer a question",
        answers(200, "The hits, best first, and the answer if the documents hold one.", SearchResults),
        answers(304, "What you have (If-None-Match) is still the answer."),
        problems=(400, 404, 414, 503),
    )
    @takes_query(SearchQuery)
    def search(wanted: SearchQuery) -> Response:
        started = time.perf_counter()
        status = engine.status()
        tag = answer_tag(status, wanted.model_dump_json())
        if request.if_none_match.contains_weak(tag):
            again(wanted, status.index_version, "unchanged")
            return to_be_revalidated(Response(status=304), tag)
        known = bodies.find(tag, (time.perf_counter() - started) * 1000)
        if known is not None:
            body, outcome = known
            again(wanted, status.index_version, outcome)
            return to_be_revalidated(json_response(body), tag)
        results = _results(engine, wanted, status)
        record(questions, results, wanted.filters)
        body = compact(results.to_json())
        if results.index_version != status.index_version:
            # A generation that was published meanwhile has a tag of its own.
            return to_be_revalidated(json_response(body), None)
        bodies.keep(tag, body, outcome_of(results))
        return to_be_revalidated(json_response(body), tag)

    return api


def _results(engine: Engine, wanted: SearchQuery, status: Status) -> Results:
    if wanted.is_of_no_day:
        return Results(wanted.q, None, None, (), 0, wanted.limit, wanted.offset, 0.0, status.index_version)
    return engine.ask(wanted.q, wanted.limit, wanted.offset, wanted.explain, wanted.correct, wanted.filters)
