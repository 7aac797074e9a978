from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from desk.jobs.job import Job, JobResult
from indexer.build import build
from quire.progress import NoProgress
from tests.webapp.desk.log_in import form_token
from webapp.installation import Installation


@pytest.fixture
def edited(installation: Installation) -> Installation:
    """A published index, and a document that was edited since."""
    corpus = installation.build.corpus
    golden = {
        "id": "g1",
        "question": "How long does tea keep?",
        "sections": [{"doc": "tea.md", "heading": ""}],
        "answer": ["a year"],
    }
    (corpus / "golden.jsonl").write_text(json.dumps(golden))
    build(installation.build, NoProgress())
    (corpus / "tea.md").write_text("# Tea\n\nTea keeps for two <b>years</b> in a tin.\n")
    return installation


def _preview(desk: FlaskClient, installation: Installation) -> str:
    assert desk.post("/desk/preview", data={"csrf": form_token(desk)}).status_code == 303
    job = Job(installation.index, "preview")
    while job.state().status == "running":
        pass
    return desk.get("/desk/preview").text


def test_before_any_preview_there_is_a_button(desk: FlaskClient, installation: Installation) -> None:
    text = desk.get("/desk/preview").text
    assert "Preview the documents as they are now" in text
    assert not installation.index.exists()


def test_a_preview_shows_the_answer_before_and_after(desk: FlaskClient, edited: Installation) -> None:
    text = _preview(desk, edited)
    assert "How long does tea keep?" in text
    assert "Tea keeps for a year in a tin." in text
    assert "Tea keeps for two years in a tin." in text
    assert "Another answer" in text


def test_without_an_index_it_says_why(desk: FlaskClient, installation: Installation) -> None:
    assert "run quire build" in _preview(desk, installation)


def test_a_form_from_elsewhere_starts_nothing(desk: FlaskClient, edited: Installation) -> None:
    assert desk.post("/desk/preview").status_code == 403
    assert Job(edited.index, "preview").state().status == "none"


def test_a_hostile_question_is_shown_as_text(desk: FlaskClient, installation: Installation) -> None:
    side = {"winner": None, "answer": {"text": "<script>", "span": "<i>"}}
    change = {
        "question": "<script>alert(1)</script>",
        "source": "asked",
        "winner": "same",
        "answer": "changed",
        "before": side,
        "after": side,
    }
    value = {
        "build": {"new": [], "changed": ["a"], "gone": [], "leftOut": [{"path": "<b>", "reason": "<i>"}]},
        "indexVersion": "00000001",
        "warning": None,
        "questions": 9,
        "asked": 3,
        "changes": [change],
    }
    job = Job(installation.index, "preview")
    job.folder.mkdir(parents=True)
    job.note_result(JobResult("", "2024-05-01T10:00:00+00:00", value))
    text = desk.get("/desk/preview").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "the first 3 of 9 questions" in text
