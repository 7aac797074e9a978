"""The Flask application: pages, API and their error handling over one engine."""

from __future__ import annotations

from flask import Flask

from webapp import messages
from webapp.api.cors import allow_origins
from webapp.api.search_api import api_blueprint
from webapp.compression import compress
from webapp.engine_protocol import Engine
from webapp.error_handlers import register_error_handlers
from webapp.installation import Installation
from webapp.links import search_link
from webapp.pages.document_page import document_blueprint
from webapp.pages.search_page import search_blueprint
from webapp.security_headers import add_security_headers
from webapp.site import Site


def create_app(engine: Engine, site: Site | None = None, installation: Installation | None = None) -> Flask:
    """The WSGI application that answers from ``engine`` and introduces itself as ``site``.

    Without an ``installation`` there is no desk, and no question is kept.
    """
    app = Flask(__name__)
    # A path is taken as it was sent: no redirect to another spelling of it.
    app.url_map.merge_slashes = False
    app.jinja_env.globals.update(messages=messages, site=site or Site(), search_link=search_link)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.register_blueprint(search_blueprint(engine))
    app.register_blueprint(document_blueprint(engine))
    app.register_blueprint(api_blueprint(engine))
    register_error_handlers(app)
    app.after_request(add_security_headers)
    app.after_request(allow_origins(installation.origins if installation else ()))
    app.after_request(compress)
    return app
