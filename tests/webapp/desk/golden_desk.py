"""The desk over a real index with golden questions."""

from __future__ import annotations

from flask.testing import FlaskClient

import engine
from tests.desk.golden_corpus import GoldenCorpus
from tests.webapp.desk.log_in import TOKEN, log_in
from webapp.app import create_app
from webapp.installation import Installation


def logged_in(corpus: GoldenCorpus) -> FlaskClient:
    """A client at the desk of a built corpus."""
    installation = Installation(corpus.options, TOKEN, retention_days=0)
    client = create_app(engine.open(corpus.index), installation=installation).test_client()
    log_in(client)
    return client
