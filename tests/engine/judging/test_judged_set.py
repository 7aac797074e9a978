from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import QuireError
from engine.judging.judged_set import JudgedSet, read_judged_set

FIRST = {"id": "1", "question": "Who won?", "answers": ["Denver", "Broncos"]}
SECOND = {"id": 2, "question": "When?"}


def _read(folder: Path, questions: list[Any], qrels: str) -> JudgedSet:
    lines = (line if isinstance(line, str) else json.dumps(line) for line in questions)
    (folder / "questions.jsonl").write_text("\n".join(lines))
    (folder / "qrels.tsv").write_text(qrels)
    return read_judged_set(folder / "questions.jsonl", folder / "qrels.tsv")


def test_a_question_is_read_with_its_grades_and_answers(tmp_path: Path) -> None:
    judged = _read(tmp_path, [FIRST, SECOND], "1\ta\t1\n1\tb\t3\n1\tc\t0\n2\td\t1\n")
    first, second = judged.questions
    assert (first.id, first.question, first.answers) == ("1", "Who won?", ("Denver", "Broncos"))
    assert (first.relevant, first.grades["c"]) == (("b", "a"), 0)
    assert (second.id, second.answers) == ("2", ())
    assert (sorted(judged.passages), judged.left_out, judged.note) == (["a", "b", "c", "d"], 0, None)


def test_questions_without_a_relevant_passage_are_left_out_and_counted(tmp_path: Path) -> None:
    judged = _read(tmp_path, [FIRST, SECOND, {"id": "3", "question": "Why?"}], "1\ta\t1\n2\td\t0\n")
    assert ([question.id for question in judged.questions], judged.left_out) == (["1"], 2)


def test_judgements_of_questions_that_are_not_asked_are_told(tmp_path: Path) -> None:
    judged = _read(tmp_path, [FIRST], "1\ta\t1\n8\ta\t1\n9\ta\t1\n9\tb\t1\n")
    assert judged.note is not None
    assert "qrels.tsv, line 2: question '8' is not in" in judged.note
    assert "2 such questions" in judged.note


def test_files_that_do_not_belong_together_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match=r"qrels\.tsv: names no relevant passage .*--questions and --qrels"):
        _read(tmp_path, [FIRST], "x\ta\t1\n1\ta\t0\n")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("nonsense", "is not a question"),
        ("[" * 100_000, "is not a question"),
        ("null", "is not a question"),
        ({"question": "Why?"}, "lacks the field 'id'"),
        ({"id": "2"}, "lacks the field 'question'"),
        ({"id": "2", "question": 5}, "is not a text with words"),
        ({"id": "2", "question": " \x00 "}, "is not a text with words"),
        ({"id": "2", "question": "x" * 3000}, "has 3000 characters; shorten it"),
        ({"id": "2", "question": "Why?", "answers": "Denver"}, "answers is not a list of texts"),
        ({"id": "2", "question": "Why?", "answers": [{"text": "x"}]}, "answers is not a list of texts"),
        (FIRST, "the id '1' stands on line 1 already"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: Any, complaint: str) -> None:
    with pytest.raises(QuireError, match=rf"questions\.jsonl, line 2: {complaint}|line 2: .*{complaint}"):
        _read(tmp_path, [FIRST, line], "1\ta\t1\n")
