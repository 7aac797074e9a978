"""The Flask application: pages, API and their error handling over one engine."""

from __future__ import annotations

from flask import Flask

from webapp import messages
from webapp.api.builds_api import builds_api
from webapp.api.cors import allow_origins
from webapp.api.feedback_api import feedback_api
from webapp.api.health_api import health_api
from webapp.api.metrics_api import metrics_api
from webapp.api.openapi_api import openapi_api
from webapp.api.search_api import search_api
from webapp.api.sections_api import sections_api
from webapp.api.suggest_api import suggest_api
from webapp.compression import compress
from webapp.desk.desk import desk_blueprint
from webapp.engine_protocol import Engine
from webapp.error_handlers import register_error_handlers
from webapp.installation import Installation
from webapp.links import search_link
from webapp.metrics import Metrics, count_requests
from webapp.pages.api_page import api_page_blueprint
from webapp.pages.document_page import document_blueprint
from webapp.pages.embed_page import embed_blueprint
from webapp.pages.feedback_page import feedback_blueprint
from webapp.pages.opensearch_page import opensearch_blueprint
from webapp.pages.search_page import search_blueprint
from webapp.pages.site_style import site_style_blueprint
from webapp.proxies import trust_proxies
from webapp.recording import question_log
from webapp.request_id import add_request_id, log_request_ids
from webapp.response_steps import finish_responses
from webapp.script_routes import script_blueprint
from webapp.security_headers import add_security_headers
from webapp.site import Site
from webapp.suggest.shown_questions import ShownQuestions


def create_app(engine: Engine, site: Site | None = None, installation: Installation | None = None) -> Flask:
    """The WSGI application that answers from ``engine`` and introduces itself as ``site``.

    Without an ``installation`` there is no desk, and no question is kept.
    """
    site = site or Site()
    questions = question_log(installation)
    shown = ShownQuestions(engine, questions)
    metrics = Metrics()
    app = Flask(__name__)
    app.extensions["questions"] = questions
    # A path is taken as it was sent: no redirect to another spelling of it.
    app.url_map.merge_slashes = False
    app.jinja_env.globals.update(
        messages=messages,
        site=site,
        search_link=search_link,
        votes_are_kept=questions.keeps,
        desk_is_open=installation is not None and installation.token is not None,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.register_blueprint(search_blueprint(engine, questions))
    app.register_blueprint(document_blueprint(engine))
    app.register_blueprint(feedback_blueprint(questions))
    app.register_blueprint(opensearch_blueprint(engine, shown, site))
    app.register_blueprint(site_style_blueprint(site.stylesheet))
    app.register_blueprint(embed_blueprint())
    app.register_blueprint(script_blueprint())
    app.register_blueprint(search_api(engine, questions))
    app.register_blueprint(suggest_api(engine, shown))
    app.register_blueprint(sections_api(engine))
    app.register_blueprint(feedback_api(questions))
    app.register_blueprint(health_api(engine))
    app.register_blueprint(metrics_api(engine, metrics))
    app.register_blueprint(openapi_api())
    app.register_blueprint(api_page_blueprint())
    if installation is not None:
        app.register_blueprint(builds_api(installation))
        app.register_blueprint(desk_blueprint(engine, installation))
    register_error_handlers(app)
    log_request_ids(app)
    finish_responses(
        app,
        compress,
        allow_origins(installation.origins if installation else ()),
        add_security_headers,
        count_requests(app, metrics, questions),
        add_request_id,
    )
    trust_proxies(app, installation.proxies if installation else 0)
    return app
