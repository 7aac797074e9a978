"""An application with an open desk over the fake engine, and clients for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.build import BuildOptions
from tests.webapp.desk.log_in import TOKEN, log_in
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """A small corpus, and an index that is not built yet."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for a year in a tin.\n")
    return Installation(BuildOptions(corpus, tmp_path / "index", jobs=1), TOKEN, retention_days=0)


@pytest.fixture
def desk_app(fake: FakeEngine, installation: Installation) -> Flask:
    return create_app(fake, installation=installation)


@pytest.fixture
def anonymous(desk_app: Flask) -> FlaskClient:
    """A client that is not logged in."""
    return desk_app.test_client()


@pytest.fixture
def desk(desk_app: Flask) -> FlaskClient:
    """A client that is logged in."""
    client = desk_app.test_client()
    log_in(client)
    return client
