from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import QuireError
from engine.judging.judged_questions import read_judged_questions, read_usable_questions

GOOD = {
    "id": "g1",
    "question": "Pay?",
    "sections": [{"doc": "a.html", "anchor": "pay"}],
    "answer": ["$44,090"],
}


def _write(folder: Path, *lines: object) -> Path:
    path = folder / "golden.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_a_question_is_read_with_its_sections_and_answer(tmp_path: Path) -> None:
    (question,) = read_judged_questions(_write(tmp_path, GOOD))
    assert (question.id, question.question, question.answer) == ("g1", "Pay?", ("$44,090",))
    assert [str(section) for section in question.sections] == ["a.html#pay"]
    assert question.answerable


def test_a_question_without_sections_is_not_answerable(tmp_path: Path) -> None:
    (question,) = read_judged_questions(_write(tmp_path, GOOD | {"sections": [], "answer": None}))
    assert not question.answerable


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "3",
        "null",
        "[]",
        "[" * 100_000,
        '{"id": 1}',
        '{"id": 1, "question": 5, "sections": [], "answer": null}',
    ],
    ids=lambda line: line[:20],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{line}\n")
    with pytest.raises(QuireError, match=r"golden\.jsonl, line 3: "):
        read_judged_questions(path)


@pytest.mark.parametrize("answer", ["$44,090", [5], 7])
def test_an_answer_that_is_no_list_of_texts_is_named(tmp_path: Path, answer: object) -> None:
    with pytest.raises(QuireError, match="line 1"):
        read_judged_questions(_write(tmp_path, GOOD | {"answer": answer}))


def test_questions_of_a_judged_set_are_told_to_need_their_judgements(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match=r"line 1: lacks the field 'sections'; .*--qrels"):
        read_judged_questions(_write(tmp_path, {"id": "1", "question": "Pay?", "answers": []}))


def test_an_id_given_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match="line 2: the id 'g1' stands on line 1 already"):
        read_judged_questions(_write(tmp_path, GOOD, GOOD | {"question": "What pay?"}))


@pytest.mark.parametrize("question", ["", "  ", "x" * 2_001])
def test_a_question_that_could_not_be_asked_is_named(tmp_path: Path, question: str) -> None:
    with pytest.raises(QuireError, match="line 1: is not a judged question"):
        read_judged_questions(_write(tmp_path, GOOD | {"question": question}))


@pytest.mark.parametrize(
    "section", [{"doc": 5}, {"doc": "a", "anchor": 5}, {"doc": "a", "heading": []}], ids=repr
)
def test_a_section_that_is_not_named_by_texts_is_refused(tmp_path: Path, section: object) -> None:
    with pytest.raises(QuireError, match="line 1: is not a judged question"):
        read_judged_questions(_write(tmp_path, GOOD | {"sections": [section]}))


def test_the_usable_questions_are_read_beside_lines_that_are_not(tmp_path: Path) -> None:
    path = _write(tmp_path, GOOD, 3, GOOD, GOOD | {"id": "g2"})
    questions, problems = read_usable_questions(path)
    assert [question.id for question in questions] == ["g1", "g2"]
    assert [problem.partition(": ")[0][-6:] for problem in problems] == ["line 2", "line 3"]
