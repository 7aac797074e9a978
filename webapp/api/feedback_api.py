"""Votes on what a question got, over the API."""

from __future__ import annotations

from flask import Blueprint, Response

from desk.log.asked import Vote
from desk.log.question_log import QuestionLog
from webapp import messages
from webapp.api.operations import answers, describes
from webapp.api.problems import problem
from webapp.api.reading import takes_json
from webapp.api.requests import Feedback


def feedback_api(questions: QuestionLog) -> Blueprint:
    """The route that takes votes for ``questions``."""
    api = Blueprint("feedback_api", __name__)

    @api.post("/api/v1/feedback")
    @describes(
        "Vote on an answer",
        answers(204, "The vote is taken."),
        description="Of several votes for one section of one question within a minute the last one counts.",
        problems=(400, 404, 413, 415),
    )
    @takes_json(Feedback)
    def feedback(sent: Feedback) -> Response:
        if not questions.keeps:
            return problem(404, "votes_not_kept", messages.VOTES_NOT_KEPT)
        questions.vote(Vote(sent.question, sent.vote, sent.section_id or None, sent.word))
        return Response(status=204)

    return api
