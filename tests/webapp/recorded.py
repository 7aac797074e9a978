"""An application that keeps questions, and what it kept."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from desk.log.asked import AskedQuestion
from desk.log.question_log import QuestionLog
from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation

TOKEN = "a-token-of-many-characters"


def recording_app(fake: FakeEngine, index: Path, retention_days: int = 30) -> Flask:
    """An application with an index folder of its own."""
    index.mkdir(exist_ok=True)
    options = BuildOptions(index, index)
    return create_app(fake, installation=Installation(options, TOKEN, retention_days=retention_days))


def kept(app: Flask, index: Path) -> dict[str, AskedQuestion]:
    """What the application has kept by now, by question."""
    assert app.extensions["questions"].flush(20)
    return {question.text: question for question in QuestionLog.beside(index).asked_questions()}
