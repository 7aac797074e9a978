from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from desk.jobs.job import Job, JobState
from engine.storage.build_lock import build_lock
from indexer.build import build
from quire.progress import NoProgress
from tests.webapp.desk.log_in import form_token
from webapp.desk.report_page import _Report
from webapp.installation import Installation

PAGES = ("glossary", "disagreements", "stale", "links", "duplicates")
CORPUS = {
    "tea.md": "# Tea\n\nTea is a drink. [Milk](milk.md) [<b>](gone.md)\n\n"
    "A certified tea taster (CTT) tastes. The tea of China keeps for 12 months in tins.\n",
    "milk.md": "# Milk\n\nA careful tin turner (CTT) turns. It will rain in 2019.\n",
}


@pytest.fixture
def built(installation: Installation) -> Installation:
    for name, text in CORPUS.items():
        (installation.build.corpus / name).write_text(text)
    build(installation.build, NoProgress())
    return installation


def _result(desk: FlaskClient, installation: Installation, page: str) -> str:
    """The page once its report is there."""
    desk.get(f"/desk/{page}")
    job = Job(installation.index, page)
    while job.state().status == "running":
        pass
    assert job.state().status == "done", job.state()
    return desk.get(f"/desk/{page}").text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("glossary", "careful tin turner"),
        ("disagreements", "No two of"),
        ("stale", "It will rain in 2019."),
        ("links", "<code>gone.md</code>"),
        ("duplicates", "No two of"),
    ],
)
def test_looking_at_a_page_has_its_report_worked_out(
    desk: FlaskClient, built: Installation, page: str, expected: str
) -> None:
    text = _result(desk, built, page)
    assert expected in text
    assert 'http-equiv="refresh"' not in text


def test_a_report_is_worked_out_once_for_a_generation(desk: FlaskClient, built: Installation) -> None:
    _result(desk, built, "links")
    job = Job(built.index, "links")
    first = job.result()
    desk.get("/desk/links")
    assert job.result() == first
    (built.build.corpus / "milk.md").write_text("# Milk\n\nNew.\n")
    build(built.build, NoProgress())
    _result(desk, built, "links")
    second = job.result()
    assert first is not None
    assert second is not None
    assert second.key != first.key


@pytest.mark.parametrize("page", PAGES)
def test_without_an_index_a_page_says_so(desk: FlaskClient, installation: Installation, page: str) -> None:
    response = desk.get(f"/desk/{page}")
    assert response.status_code == 200
    assert "Nothing is published yet" in response.text
    assert not installation.index.exists()


def test_a_report_under_way_shows_how_far_it_is(desk: FlaskClient, built: Installation) -> None:
    job = Job(built.index, "stale")
    with build_lock(job.folder):
        job.note_state(JobState("running", "1", "reading the sections", 3, 9))
        text = desk.get("/desk/stale").text
    assert 'http-equiv="refresh"' in text
    assert '<progress value="3" max="9"' in text


def test_a_report_that_failed_is_not_tried_again_by_itself(desk: FlaskClient, built: Installation) -> None:
    job = Job(built.index, "stale")
    job.folder.mkdir(parents=True)
    job.note_state(JobState("failed", _Report(built, "stale", of_files=False).key(), message="no <luck>"))
    text = desk.get("/desk/stale").text
    assert "no &lt;luck&gt;" in text
    assert "Work it out anew" in text
    assert job.result() is None


def test_it_can_be_asked_for_anew(desk: FlaskClient, built: Installation) -> None:
    _result(desk, built, "links")
    (built.build.corpus / "tea.md").write_text("# Tea\n\nNo links.\n")
    response = desk.post("/desk/links", data={"csrf": form_token(desk)})
    assert response.status_code == 303
    assert "gone.md" not in _result(desk, built, "links")


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_sees_and_starts_nothing(anonymous: FlaskClient, built: Installation, page: str) -> None:
    assert anonymous.get(f"/desk/{page}").status_code == 303
    assert anonymous.post(f"/desk/{page}").status_code in (303, 403)
    assert not (Path(built.index) / "desk" / "jobs").exists()


def test_links_are_looked_up_anew_as_soon_as_a_file_changes(desk: FlaskClient, built: Installation) -> None:
    assert "no file has changed since" in _result(desk, built, "links")
    (built.build.corpus / "milk.md").write_text("# Milk\n\n[Cheese](cheese.md)\n")
    text = _result(desk, built, "links")
    assert "<code>cheese.md</code>" in text
    assert "no file has changed since" in text


def test_while_links_are_looked_up_the_page_says_that_what_it_shows_is_older(
    desk: FlaskClient, built: Installation
) -> None:
    _result(desk, built, "links")
    job = Job(built.index, "links")
    (built.build.corpus / "milk.md").write_text("# Milk\n\n[Cheese](cheese.md)\n")
    with build_lock(job.folder):
        job.note_state(JobState("running", "other"))
        assert "files have changed since" in desk.get("/desk/links").text


def test_links_of_a_corpus_that_is_gone_are_told_to_be_so(desk: FlaskClient, built: Installation) -> None:
    built.build.corpus.rename(built.build.corpus.with_name("elsewhere"))
    desk.get("/desk/links")
    job = Job(built.index, "links")
    while job.state().status == "running":
        pass
    assert "does not exist" in desk.get("/desk/links").text
