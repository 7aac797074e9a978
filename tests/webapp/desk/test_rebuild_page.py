"""The rebuild page: starting, seeing, publishing anyway, going back."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from desk.builds.build_record import BuildRecord, BuildState, Origin, new_id, now
from desk.builds.build_records import BuildRecords
from desk.processes.process_life import own_mark
from engine.storage.build_lock import build_lock
from engine.storage.generations import Generations
from indexer.build import build
from quire.progress import NoProgress
from tests.desk.golden_corpus import SPOILT, GoldenCorpus
from tests.webapp.desk.golden_desk import logged_in
from tests.webapp.desk.log_in import log_in, send
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.installation import Installation

PAGE = "/desk/rebuild"


@pytest.fixture
def records(installation: Installation) -> BuildRecords:
    installation.index.mkdir()
    return BuildRecords(installation.index)


def record(state: BuildState = BuildState.RUNNING) -> BuildRecord:
    return BuildRecord(new_id(), state, Origin.COMMAND, False, False, now(), own_mark())


def wait_for_end(installation: Installation) -> BuildRecord:
    records, end = BuildRecords(installation.index), time.monotonic() + 30
    while time.monotonic() < end:
        [latest] = records.last(1)
        if not latest.under_way:
            return latest
        time.sleep(0.02)
    raise AssertionError("still under way")


def test_before_the_first_build_the_page_offers_one(desk: FlaskClient) -> None:
    response = desk.get(PAGE)
    assert response.status_code == 200
    assert "Rebuild now" in response.text
    assert "No build has been recorded yet." in response.text


def test_a_build_is_started_and_reported(desk: FlaskClient, installation: Installation) -> None:
    response = send(desk, PAGE, PAGE)
    assert (response.status_code, response.location) == (303, PAGE)
    during = desk.get(PAGE).text
    assert "A build is under way" in during
    assert '<meta http-equiv="refresh"' in during
    assert 'src="/static/desk.js"' in during
    refused = send(desk, PAGE, "/desk")
    assert refused.status_code == 409
    assert "a build is under way" in refused.text
    assert wait_for_end(installation).state is BuildState.PUBLISHED
    after = desk.get(PAGE).text
    assert "Published" in after
    assert "tea.md" in after
    assert "A build is under way" not in after
    assert "desk.js" not in after


def test_what_is_asked_for_is_passed_on(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bool, bool]] = []
    monkeypatch.setattr(
        "webapp.desk.rebuild_page.start_build", lambda options, _: seen.append((options.full, options.force))
    )
    for fields in ({}, {"full": "1"}, {"force": "1"}):
        send(desk, PAGE, PAGE, **fields)
    assert seen == [(False, False), (True, False), (False, True)]


def test_what_the_guard_refused_can_be_published_anyway(
    desk: FlaskClient, installation: Installation
) -> None:
    corpus = installation.build.corpus
    for number in range(3):
        (corpus / f"{number}.md").write_text(f"# Tea {number}\n\nTea number {number}.\n")
    build(installation.build, NoProgress())
    for number in range(3):
        (corpus / f"{number}.md").unlink()
    send(desk, PAGE, PAGE)
    assert wait_for_end(installation).state is BuildState.REFUSED
    page = desk.get(PAGE).text
    assert "Documents: 4 before, only 1 now." in page
    assert "Publish anyway" in page
    assert "quire build" not in page and "--force" not in page
    assert Generations(installation.index).current_number() == 1
    send(desk, PAGE, PAGE, force="1")
    assert wait_for_end(installation).state is BuildState.PUBLISHED
    page = desk.get(PAGE).text
    assert "Publish anyway" not in page
    assert page.count("Published by force") == 2
    assert "Published by force" in desk.get("/desk").text


def test_worse_golden_questions_are_told_in_words_of_the_page(tmp_path: Path) -> None:
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    corpus.write("coffee.md", SPOILT)
    client = logged_in(corpus)
    send(client, PAGE, PAGE)
    installation = Installation(corpus.options, retention_days=0)
    assert wait_for_end(installation).state is BuildState.REFUSED
    page = client.get(PAGE).text
    assert "Answer right: 100.0% before, 0.0% now." in page
    assert re.search(r'<a href="/desk/quality/g001"[^>]*>Who heats the beans\?</a>', page)
    assert "answerRight" not in page and "--force" not in page and "golden.jsonl" not in page
    send(client, PAGE, PAGE, force="1")
    assert wait_for_end(installation).state is BuildState.PUBLISHED
    page = client.get(PAGE).text
    assert page.count("Published by force, against the guard") == 2
    assert "Answer right: 100.0% before, 0.0% now." in page


def test_an_earlier_generation_can_be_gone_back_to(desk: FlaskClient, installation: Installation) -> None:
    for text in ("one", "two", "three"):
        (installation.build.corpus / "tea.md").write_text(f"# Tea\n\nTea number {text}.\n")
        build(installation.build, NoProgress())
    response = send(desk, f"{PAGE}/rollback", PAGE, generation="1")
    assert (response.status_code, response.location) == (303, f"{PAGE}?published=1")
    assert Generations(installation.index).current_number() == 1
    assert "Generation 1 is in use again." in desk.get(response.location).text


@pytest.mark.parametrize(
    ("number", "status"), [("9", 503), ("1", 503), ("", 400), ("x", 400), ("9" * 50, 400)]
)
def test_what_is_not_there_cannot_be_gone_back_to(
    desk: FlaskClient, installation: Installation, number: str, status: int
) -> None:
    build(installation.build, NoProgress())
    assert send(desk, f"{PAGE}/rollback", PAGE, generation=number).status_code == status
    assert Generations(installation.index).current_number() == 1


def test_during_a_build_nothing_is_gone_back_to(desk: FlaskClient, installation: Installation) -> None:
    for text in ("one", "two"):
        (installation.build.corpus / "tea.md").write_text(f"# Tea\n\nTea number {text}.\n")
        build(installation.build, NoProgress())
    with build_lock(installation.index):
        response = send(desk, f"{PAGE}/rollback", PAGE, generation="1")
    assert response.status_code == 409
    assert "has been building it since" in response.text
    assert Generations(installation.index).current_number() == 2


def test_what_an_address_claims_was_done_is_not_said(desk: FlaskClient, installation: Installation) -> None:
    build(installation.build, NoProgress())
    for claim in ("7", "x", "<b>"):
        assert "in use again" not in desk.get(f"{PAGE}?published={claim}").text


def test_a_build_from_the_command_line_is_seen(desk: FlaskClient, records: BuildRecords) -> None:
    records.write(replace(record(), stage="reading", done=40, total=160))
    page = desk.get(PAGE).text
    assert "Reading: 40 of 160 files" in page
    assert 'value="0.25"' in page
    assert "Rebuild now" not in page


def test_a_build_that_died_is_told_from_one_that_runs(desk: FlaskClient, records: BuildRecords) -> None:
    records.write(replace(record(), process=replace(own_mark(), began=1)))
    page = desk.get(PAGE).text
    assert "Ended without a word" in page
    assert "Rebuild now" in page


def test_each_build_has_a_page(desk: FlaskClient, records: BuildRecords) -> None:
    one = record().ended(BuildState.FAILED, "<script>no")
    records.write(one)
    assert f"{PAGE}/builds/{one.id}" in desk.get(PAGE).text
    page = desk.get(f"{PAGE}/builds/{one.id}")
    assert page.status_code == 200
    assert "&lt;script&gt;no" in page.text
    assert desk.get(f"{PAGE}/builds/none").status_code == 404


def test_the_stream_of_a_build_that_ended_says_so(desk: FlaskClient, records: BuildRecords) -> None:
    one = record().ended(BuildState.FAILED, "no")
    records.write(one)
    response = desk.get(f"{PAGE}/builds/{one.id}/events")
    assert response.mimetype == "text/event-stream"
    assert "event: ended" in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in response.headers


def test_an_index_folder_that_cannot_be_written_is_told(
    desk: FlaskClient, installation: Installation
) -> None:
    installation.index.write_text("a file")
    response = send(desk, PAGE, "/desk")
    assert response.status_code == 503
    assert str(installation.index) in response.text


def test_the_overview_counts_the_questions_that_are_kept(
    fake: FakeEngine, installation: Installation
) -> None:
    keeping = replace(installation, retention_days=30)
    keeping.index.mkdir()
    client = create_app(fake, installation=keeping).test_client()
    log_in(client)
    assert "Different questions" in client.get("/desk").text
    (keeping.index / "questions.sqlite").write_bytes(b"damaged" * 1_000)
    assert client.get("/desk").status_code == 200


def test_the_overview_says_how_the_last_build_ended(desk: FlaskClient, records: BuildRecords) -> None:
    assert "No build has been recorded yet." in desk.get("/desk").text
    records.write(record().ended(BuildState.REFUSED, "would shrink"))
    page = desk.get("/desk").text
    assert "the guard refused" in page
    assert "1,234" in page


def test_documents_of_kinds_that_are_not_read_are_named(
    desk: FlaskClient, installation: Installation
) -> None:
    (installation.build.corpus / "b.pdf").write_text("x")
    send(desk, PAGE, PAGE)
    wait_for_end(installation)
    assert "Not read: 1 .pdf." in desk.get(PAGE).text


def test_it_warns_that_what_is_gone_back_from_is_lost(desk: FlaskClient, installation: Installation) -> None:
    build(installation.build, NoProgress())
    assert "cannot be returned to, and the next build removes it" in desk.get(PAGE).text
