from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.desk.golden_corpus import COFFEE, NOTHING, ROASTER, SPOILT, SPRING, GoldenCorpus
from tests.webapp.desk.golden_desk import logged_in
from tests.webapp.desk.log_in import send


@pytest.fixture
def corpus(tmp_path: Path) -> GoldenCorpus:
    """Built twice; the second time a golden question was spoilt."""
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    corpus.write("coffee.md", SPOILT)
    corpus.build(force=True)
    return corpus


@pytest.fixture
def client(corpus: GoldenCorpus) -> FlaskClient:
    return logged_in(corpus)


def _page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return re.sub(r"\s+", " ", response.text)


def test_the_page_is_for_editors_alone(client: FlaskClient) -> None:
    visitor = client.application.test_client()
    for address in ("/desk/quality", "/desk/quality/g001", "/desk/ask?q=a"):
        assert visitor.get(address).status_code == 303


def test_measures_now_and_before_and_the_trend_are_shown(client: FlaskClient) -> None:
    page = _page(client, "/desk/quality")
    assert "Right section first <small>of 2</small>" in page
    assert (
        '<td class="count">100.0%</td><td class="count">50.0%</td><td class="count worse">−50.0 pt</td>'
        in page
    )
    assert "<svg viewBox" in page and '<title id="trend-title">' in page and "<polyline" in page
    assert '<th scope="row">2</th>' in page and '<th scope="row">1</th>' in page
    assert "style=" not in page


def test_what_got_worse_is_shown_first_with_what_won_and_what_should_have(client: FlaskClient) -> None:
    page = _page(client, "/desk/quality")
    questions = page.partition('id="questions"')[2]
    assert "Who heats the beans?" in questions and "What gives cold water?" not in questions
    assert "no longer first" in questions
    assert 'Should be first: <bdi class="spot">coffee.md#Roasting</bdi>' in questions
    assert 'First: <bdi class="spot">tea.md#Steeping</bdi>' in questions
    assert '<q dir="auto">roaster</q>' in questions


@pytest.mark.parametrize(
    ("show", "shown"),
    [("wrong", {"g001"}), ("all", {"g001", "g002", "g003"}), ("better", set()), ("<x>", {"g001"})],
)
def test_the_questions_can_be_chosen(client: FlaskClient, show: str, shown: set[str]) -> None:
    page = _page(client, f"/desk/quality?show={show}")
    assert set(re.findall(r'/desk/quality/(g\d+)"', page)) == shown


def test_a_question_has_a_page_that_says_why(client: FlaskClient) -> None:
    page = _page(client, "/desk/quality/g001")
    assert "should be first" in page
    assert "Missing:" in page or "The text holds" in page
    assert client.get("/desk/quality/nonsense").status_code == 404


def test_an_expected_section_that_is_not_found_is_said(client: FlaskClient) -> None:
    assert "coffee.md#Roasting should be first and is not among" in _page(client, "/desk/quality/g001")


def test_a_question_whose_section_is_gone_is_told_and_not_counted(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", COFFEE)
    corpus.build()
    corpus.write("coffee.md", COFFEE.replace("Roasting", "Heating"))
    corpus.build()
    client = logged_in(corpus)
    page = _page(client, "/desk/quality?show=gone")
    assert "/desk/quality/g001" in page and "told and not counted" in page
    assert "No golden question got worse" in _page(client, "/desk/quality?show=worse")


def test_lines_that_cannot_be_used_are_named_and_the_rest_is_shown(corpus: GoldenCorpus) -> None:
    corpus.golden(ROASTER, "<script>", SPRING)
    page = _page(logged_in(corpus), "/desk/quality?show=all")
    assert "golden.jsonl: line 2:" in page and "/desk/quality/g002" in page
    assert "<script>" not in page.replace("<script src", "")


def test_without_golden_questions_it_says_how_to_begin(corpus: GoldenCorpus) -> None:
    corpus.golden_path.unlink()
    page = _page(logged_in(corpus), "/desk/quality")
    assert "There is no golden question yet" in page


def test_a_long_list_comes_in_pages(corpus: GoldenCorpus) -> None:
    many = [{**NOTHING, "id": f"n{number}", "question": f"zyzzyva{number}"} for number in range(120)]
    corpus.golden(*many)
    client = logged_in(corpus)
    seen = [
        re.findall(r'/desk/quality/(n\d+)"', _page(client, f"/desk/quality?show=all&page={page}"))
        for page in (1, 2, 3, 99)
    ]
    assert [len(ids) for ids in seen] == [50, 50, 20, 20]
    assert len({*seen[0], *seen[1], *seen[2]}) == 120


def test_hostile_ids_and_texts_are_shown_as_text(corpus: GoldenCorpus) -> None:
    hostile = {**NOTHING, "id": "a/../<b>?#%", "question": "<img src=x onerror=alert(1)> \u202e beans"}
    corpus.golden(hostile)
    client = logged_in(corpus)
    page = _page(client, "/desk/quality?show=all")
    assert "<img" not in page
    link = re.search(r'href="(/desk/quality/[^"]+)"', page)
    assert link and client.get(link[1].replace("&amp;", "&")).status_code == 200


def test_a_broken_index_is_said_on_a_page(corpus: GoldenCorpus) -> None:
    client = logged_in(corpus)
    (corpus.index / "CURRENT").write_text("nonsense")
    assert client.get("/desk/quality").status_code == 503


def test_what_is_kept_is_no_line_of_the_page(corpus: GoldenCorpus) -> None:
    (corpus.index / "quality.jsonl").write_text(json.dumps({"generation": "<b>"}) + "\n{torn")
    assert "torn" not in _page(logged_in(corpus), "/desk/quality")


def test_a_question_is_removed_on_its_page(client: FlaskClient, corpus: GoldenCorpus) -> None:
    assert "Remove this golden question" in _page(client, "/desk/quality/g001")
    assert client.post("/desk/quality", data={"id": "g001"}).status_code == 403
    assert "g001" in corpus.golden_path.read_text()
    response = send(client, "/desk/quality", "/desk/quality/g001", id="g001")
    assert response.status_code == 303
    assert "The golden question is removed." in _page(client, response.location)
    assert "g001" not in corpus.golden_path.read_text() and "g002" in corpus.golden_path.read_text()
    assert client.get("/desk/quality/g001").status_code == 404


def test_a_question_that_is_not_there_is_not_removed(client: FlaskClient, corpus: GoldenCorpus) -> None:
    before = corpus.golden_path.read_bytes()
    response = send(client, "/desk/quality", "/desk/quality/g001", id="<b>")
    assert response.status_code == 409 and "&lt;b&gt;" in response.text
    assert corpus.golden_path.read_bytes() == before
