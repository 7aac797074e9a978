"""An application over the fake engine, and a client for it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.fake_engine import FakeEngine, tea_answer, tea_sections
from webapp.app import create_app


@pytest.fixture
def fake() -> FakeEngine:
    return FakeEngine(tea_sections(), tea_answer())


@pytest.fixture
def client(fake: FakeEngine) -> FlaskClient:
    return create_app(fake).test_client()
