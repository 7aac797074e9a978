"""The journey of a question."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from engine.engine import Engine
from tests.engine.small_index import publish, section


@pytest.fixture
def opened(tmp_path: Path) -> Engine:
    """An engine over a few sections about tea."""
    texts = [
        "Green tea steeps for three minutes.",
        "Black tea steeps for five minutes.",
        "Milk goes in last.",
    ]
    publish(tmp_path, [section(f"s{number}", text, position=number) for number, text in enumerate(texts)])
    return engine.open(tmp_path)


def test_the_answer_does_not_depend_on_how_many_hits_are_shown(opened: Engine) -> None:
    question = "How long does green tea steep?"
    answers = {opened.ask(question, limit=limit).answer for limit in (1, 2, 10)}
    assert len(answers) == 1
    assert len(opened.ask(question, limit=1).hits) == 1


def test_pages_follow_on_from_one_another(opened: Engine) -> None:
    whole = [hit.id for hit in opened.ask("tea steeps milk", limit=3).hits]
    pages = [opened.ask("tea steeps milk", limit=1, offset=offset).hits[0].id for offset in range(3)]
    assert pages == whole


def test_a_misspelt_word_is_corrected_and_the_correction_told(opened: Engine) -> None:
    results = opened.ask("grean tea")
    assert (results.query, results.corrected_query) == ("grean tea", "green tea")
    assert results.hits[0].id == "s0"


def test_a_known_word_is_not_corrected(opened: Engine) -> None:
    assert opened.ask("steeping milk").corrected_query is None


def test_a_question_that_would_outgrow_the_limit_is_left_as_it_is(opened: Engine) -> None:
    question = "minuts " * 285
    assert opened.ask(question.strip()).hits
