"""What a browser needs to add the site as a search engine: a description, and suggestions in its own format.

See https://github.com/dewitt/opensearch (version 1.1).
"""

from __future__ import annotations

import json

from flask import Blueprint, Response, render_template, request, url_for

from webapp import messages
from webapp.api.operations import answers, describes
from webapp.engine_protocol import Engine
from webapp.pages.own_address import check_host, for_this_host
from webapp.parameters import question_of
from webapp.site import Site
from webapp.suggest.offers import CACHING, find_offers
from webapp.suggest.shown_questions import QuestionsAsked

_MOST_SUGGESTIONS = 8
_SHORT_NAME_LENGTH = 16
_LONG_NAME_LENGTH = 48
# Braces are the format's own, and must not be percent-encoded.
_TYPED = "?q={searchTerms}"


def opensearch_blueprint(engine: Engine, questions: QuestionsAsked, site: Site) -> Blueprint:
    """The routes of the description of ``site`` and of the suggestions that it names."""
    blueprint = Blueprint("opensearch", __name__)

    @blueprint.get("/opensearch.xml")
    @describes(
        "Describe the site as a search engine to browsers",
        answers(200, "OpenSearch 1.1.", str, "application/opensearchdescription+xml"),
    )
    def description() -> Response:
        check_host()
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
        return for_this_host(Response(text, mimetype="application/opensearchdescription+xml"))

    @blueprint.get("/opensearch/suggestions")
    def suggestions() -> Response:
        typed = question_of(request.args)
        offers = find_offers(engine, questions, typed, _MOST_SUGGESTIONS)
        body = json.dumps([typed, [offer.text for offer in offers]], ensure_ascii=False)
        return Response(body, mimetype="application/x-suggestions+json", headers={"Cache-Control": CACHING})

    return blueprint


def shortened(name: str, length: int) -> str:
    """At most so many characters of ``name``, whole words if possible."""
    if len(name) <= length:
        return name
    words = name[: length + 1].rpartition(" ")[0]
    return words.rstrip() or name[:length]
