from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.desk.golden_corpus import GoldenCorpus
from tests.webapp.desk.golden_desk import logged_in
from tests.webapp.desk.log_in import form_token

QUESTION = "Which leaves steep?"


@pytest.fixture
def corpus(tmp_path: Path) -> GoldenCorpus:
    """A built corpus."""
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    return corpus


@pytest.fixture
def client(corpus: GoldenCorpus) -> FlaskClient:
    return logged_in(corpus)


def _last(corpus: GoldenCorpus) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(corpus.golden_path.read_text().splitlines()[-1])
    return values


def _form(client: FlaskClient, kind: str, question: str = QUESTION) -> dict[str, str]:
    """The fields of the first form with such a button, as a browser sends them."""
    page = client.get("/desk/ask", query_string={"q": question}).text
    for form in re.findall(r'<form class="judge".*?</form>', page, re.DOTALL):
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        if fields.get("kind") == kind:
            words = re.search(r"<textarea[^>]*>([^<]*)</textarea>", form)
            return fields | ({"answer": words[1]} if words else {})
    raise AssertionError(kind)


def test_without_a_question_there_is_the_form(client: FlaskClient) -> None:
    assert '<input id="desk-q" name="q"' in client.get("/desk/ask").text


def test_one_click_makes_a_result_the_right_section(client: FlaskClient, corpus: GoldenCorpus) -> None:
    response = client.post("/desk/ask", data=_form(client, "section"))
    assert response.status_code == 303
    assert _last(corpus) == {
        "id": "g004",
        "question": QUESTION,
        "sections": [{"doc": "tea.md", "heading": "Steeping"}],
        "answer": [],
    }
    after = client.get(response.location).text
    assert "Added to the golden questions." in after and "/desk/quality/g004" in after
    assert "Golden: this section may be first" in after


def test_one_click_makes_the_answer_right(client: FlaskClient, corpus: GoldenCorpus) -> None:
    form = _form(client, "answer", "How long does a roaster heat the beans?")
    client.post("/desk/ask", data=form)
    assert _last(corpus)["sections"] == [{"doc": "coffee.md", "heading": "Roasting"}]
    assert _last(corpus)["answer"] == [form["answer"]]
    assert "twelve minutes" in form["answer"]


def test_one_click_says_that_no_answer_is_right(client: FlaskClient, corpus: GoldenCorpus) -> None:
    client.post("/desk/ask", data=_form(client, "none", "Who paints the moon?"))
    assert (_last(corpus)["sections"], _last(corpus)["answer"]) == ([], None)


def test_a_question_that_is_there_already_is_changed_and_that_is_said(
    client: FlaskClient, corpus: GoldenCorpus
) -> None:
    lines = len(corpus.golden_path.read_text().splitlines())
    response = client.post("/desk/ask", data=_form(client, "none", "who heats the beans"))
    assert "is changed" in client.get(response.location).text
    assert len(corpus.golden_path.read_text().splitlines()) == lines


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "section", "section": "nowhere"},
        {"kind": "nonsense"},
        {},
        {"kind": "none", "q": " "},
        {"kind": "none", "q": "x" * 3_000},
        {"kind": "answer", "section": "nowhere", "answer": "x"},
    ],
)
def test_a_form_that_makes_no_sense_changes_nothing_and_says_why(
    client: FlaskClient, corpus: GoldenCorpus, fields: dict[str, str]
) -> None:
    before = corpus.golden_path.read_bytes()
    token = form_token(client, "/desk/ask?q=tea")
    response = client.post("/desk/ask", data={"q": QUESTION, "csrf": token} | fields)
    assert response.status_code == 409 and 'role="alert"' in response.text
    assert corpus.golden_path.read_bytes() == before


def test_words_that_the_section_does_not_hold_are_refused(client: FlaskClient) -> None:
    form = _form(client, "answer", "How long does a roaster heat the beans?") | {"answer": "an hour"}
    response = client.post("/desk/ask", data=form)
    assert response.status_code == 409 and "does not hold the words" in response.text


def test_a_form_from_elsewhere_is_refused(client: FlaskClient, corpus: GoldenCorpus) -> None:
    before = corpus.golden_path.read_bytes()
    assert client.post("/desk/ask", data=_form(client, "section") | {"csrf": "x"}).status_code == 403
    assert corpus.golden_path.read_bytes() == before


@pytest.mark.parametrize(
    "question", ["x" * 3_000, "<script>alert(1)</script>", "zyzzyva", "\u202e\u0000 beans"]
)
def test_any_question_gets_a_page(client: FlaskClient, question: str) -> None:
    response = client.get("/desk/ask", query_string={"q": question})
    assert response.status_code in (200, 400)
    assert "<script>alert" not in response.text


def test_the_visitors_page_shows_nothing_of_it(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": QUESTION}).text
    assert "golden" not in page.lower() and "right section" not in page


def test_a_file_that_cannot_be_written_is_said(client: FlaskClient, corpus: GoldenCorpus) -> None:
    form = _form(client, "section")
    corpus.golden_path.unlink()
    corpus.golden_path.mkdir()
    response = client.post("/desk/ask", data=form)
    assert response.status_code == 409 and "is not a file" in response.text
