from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.previews.preview_questions import PreviewQuestion, distinct_questions, questions_of_file
from engine.errors import QuireError


def test_each_question_is_asked_once() -> None:
    texts = ["How long?", "how  long", "", "  ", "How long does tea keep?"]
    found = distinct_questions([PreviewQuestion(text, "asked") for text in texts])
    assert [question.text for question in found] == ["How long?", "How long does tea keep?"]


@given(st.lists(st.text(max_size=30), max_size=20))
def test_no_text_is_too_strange(texts: list[str]) -> None:
    found = distinct_questions([PreviewQuestion(text, "asked") for text in texts])
    assert len(found) <= len(texts)
    assert distinct_questions(found) == found


def test_a_file_has_a_question_a_line(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("\ufeffOne?\r\nTwo?\n\n", encoding="utf-8")
    found = distinct_questions(questions_of_file(tmp_path / "q.txt"))
    assert found == (PreviewQuestion("One?", "file"), PreviewQuestion("Two?", "file"))


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_explained(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "q.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(QuireError, match=r"q\.txt"):
        questions_of_file(path)
