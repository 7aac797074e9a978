"""Run by the desk's tests in a process of its own: the fake engine with an open desk over the index named."""

from __future__ import annotations

import sys
from pathlib import Path

from indexer.build import BuildOptions
from tests.webapp.desk.log_in import TOKEN
from tests.webapp.fake_engine import FakeEngine, tea_answer, tea_sections
from webapp.app import create_app
from webapp.installation import Installation
from webapp.server import serve_application


def announce(address: str) -> None:
    """Tell the test where to ask."""
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


corpus, index = map(Path, sys.argv[1:])
installation = Installation(BuildOptions(corpus, index, jobs=1), TOKEN, retention_days=0)
serve_application(
    lambda: create_app(FakeEngine(tea_sections(), tea_answer()), installation=installation),
    "127.0.0.1",
    0,
    workers=2,
    announce=announce,
)
