"""An index that comes after the server."""

from __future__ import annotations

import pytest

from tests.webapp.fake_engine import FakeEngine, NoIndexError, tea_sections
from webapp.app import create_app
from webapp.late_engine import LateEngine


class Opener:
    """Opens the fake engine once there is an index; ``calls`` counts the attempts."""

    def __init__(self) -> None:
        self.published = False
        self.calls = 0

    def __call__(self) -> FakeEngine:
        self.calls += 1
        if not self.published:
            raise NoIndexError("run quire build")
        return FakeEngine(tea_sections())


def test_it_answers_as_soon_as_there_is_an_index() -> None:
    opener = Opener()
    client = create_app(LateEngine(opener)).test_client()
    assert client.get("/api/v1/search?q=tea").status_code == 503
    opener.published = True
    assert client.get("/api/v1/search?q=tea").status_code == 200
    assert client.get("/health").status_code == 200
    assert client.get("/doc/tea.md?q=tea").status_code == 200
    assert client.get("/api/v1/sections/a1").status_code == 200


def test_it_opens_once() -> None:
    opener = Opener()
    opener.published = True
    late = LateEngine(opener)
    late.status()
    late.status()
    assert opener.calls == 1


def test_an_error_of_another_kind_is_not_kept_quiet() -> None:
    def broken() -> FakeEngine:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        LateEngine(broken)
