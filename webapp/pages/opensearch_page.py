"""What a browser needs to add the site as a search engine: a description, and suggestions in its own format.

See https://github.com/dewitt/opensearch (version 1.1).
"""

from __future__ import annotations

import json

from flask import Blueprint, Response, abort, render_template, request, url_for

from desk.log.question_log import QuestionLog
from engine.errors import QuestionError
from engine.questions.question import MAX_QUESTION_LENGTH
from webapp import messages
from webapp.api.operations import answers, describes
from webapp.engine_protocol import Engine
from webapp.parameters import question_of
from webapp.site import Site

_MOST_SUGGESTIONS = 8
_SHORT_NAME_LENGTH = 16
_LONG_NAME_LENGTH = 48
# Braces are the format's own, and must not be percent-encoded.
_TYPED = "?q={searchTerms}"


def opensearch_blueprint(engine: Engine, questions: QuestionLog, site: Site) -> Blueprint:
    """The routes of the description of ``site`` and of the suggestions that it names."""
    blueprint = Blueprint("opensearch", __name__)

    @blueprint.get("/opensearch.xml")
    @describes(
        "Describe the site as a search engine to browsers",
        answers(200, "OpenSearch 1.1.", str, "application/opensearchdescription+xml"),
    )
    def description() -> Response:
        # A Host header that cannot be one is read as none, and an address needs one.
        if not request.host:
            abort(400)
        text = render_template(
            "opensearch.xml",
            short_name=shortened(site.name, _SHORT_NAME_LENGTH),
            long_name=shortened(site.name, _LONG_NAME_LENGTH),
            description=messages.search_description(site.name),
            results=url_for("search.page", _external=True) + _TYPED,
            suggestions=url_for("opensearch.suggestions", _external=True) + _TYPED,
            itself=url_for("opensearch.description", _external=True),
            icon=url_for("static", filename="favicon.svg", _external=True),
        )
        # The addresses are those under which it was asked for.
        return Response(text, mimetype="application/opensearchdescription+xml", headers={"Vary": "Host"})

    @blueprint.get("/opensearch/suggestions")
    def suggestions() -> Response:
        typed = question_of(request.args)
        body = json.dumps([typed, _suggested(engine, questions, typed)], ensure_ascii=False)
        return Response(body, mimetype="application/x-suggestions+json")

    return blueprint


def shortened(name: str, length: int) -> str:
    """At most so many characters of ``name``, whole words if possible."""
    if len(name) <= length:
        return name
    words = name[: length + 1].rpartition(" ")[0]
    return words.rstrip() or name[:length]


def _suggested(engine: Engine, questions: QuestionLog, typed: str) -> list[str]:
    if not typed or len(typed) > MAX_QUESTION_LENGTH:
        return []
    try:
        found = [suggestion.text for suggestion in engine.suggest(typed, _MOST_SUGGESTIONS)]
    except QuestionError:
        return []
    asked = questions.good_questions(typed, _MOST_SUGGESTIONS // 2)
    return list(dict.fromkeys([*asked, *found]))[:_MOST_SUGGESTIONS]
