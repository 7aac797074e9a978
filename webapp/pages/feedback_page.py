"""Votes from a form, for pages without script: thanks, asks for a word, and links back."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request

from desk.log.asked import Vote
from desk.log.question_log import QuestionLog
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text
from webapp.api.fields import MAX_NAME_LENGTH, MAX_WORD_LENGTH
from webapp.pages.vote_origin import asked_where

_MAX_FORM_BYTES = 64 * 1024


def feedback_blueprint(questions: QuestionLog) -> Blueprint:
    """The route that takes votes for ``questions``."""
    blueprint = Blueprint("feedback", __name__)

    @blueprint.post("/feedback")
    def page() -> Response:
        if not questions.keeps:
            abort(404)
        request.max_content_length = _MAX_FORM_BYTES
        vote = _vote()
        if vote is None:
            abort(400)
        questions.vote(vote)
        text = render_template(
            "voted.html", asked=asked_where(vote), vote=vote, question=vote.question, filters=None
        )
        return Response(text, headers={"Cache-Control": "no-store"})

    return blueprint


def _vote() -> Vote | None:
    """The vote of the form, or None where a field cannot be taken."""
    question, section, word = (clean_text(request.form.get(n, "")) for n in ("question", "sectionId", "word"))
    direction = request.form.get("vote")
    fits = (
        0 < len(question) <= MAX_QUESTION_LENGTH
        and len(section) <= MAX_NAME_LENGTH
        and len(word) <= MAX_WORD_LENGTH
    )
    if direction not in ("up", "down") or not fits:
        return None
    return Vote(question, "up" if direction == "up" else "down", section or None, word or None)
