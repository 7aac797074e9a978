"""Run by the server's tests in a process of its own: the fake engine on a free port, by some workers."""

from __future__ import annotations

import sys

from tests.webapp.fake_engine import FakeEngine, tea_answer, tea_sections
from webapp.app import create_app
from webapp.server import serve_application


def announce(address: str) -> None:
    """Tell the test where to ask."""
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


serve_application(
    lambda: create_app(FakeEngine(tea_sections(), tea_answer())),
    "127.0.0.1",
    0,
    workers=int(sys.argv[1]),
    announce=announce,
)
