from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import QuireError
from engine.evaluation import evaluate, read_judged_questions
from engine.results import Answer, Formatted, Hit, Results

GOOD = {
    "id": "g1",
    "question": "Pay?",
    "sections": [{"doc": "a.html", "anchor": "pay"}],
    "answer": ["$44,090"],
}


def _hit(doc: str, anchor: str | None, *breadcrumb: str) -> Hit:
    return Hit(f"{doc}{anchor}", doc, anchor, "T", breadcrumb, "", "", 1.0, Formatted("", ""), ())


def _results(hits: list[Hit], answer: str | None = None) -> Results:
    quoted = Answer(answer, None, 0, 0, 1.0, "", "", (), "") if answer else None
    return Results("q", None, quoted, tuple(hits), len(hits), 10, 0, 0.0, "1")


def _write(folder: Path, *lines: object) -> Path:
    path = folder / "golden.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def _measures(folder: Path, results: Results, **members: object) -> dict[str, float | None]:
    questions = read_judged_questions(_write(folder, GOOD | members))
    return evaluate(lambda _: results, questions).measures()


RIGHT, WRONG = _hit("a.html", "pay"), _hit("b.html", None, "Costs")


@pytest.mark.parametrize(
    ("hits", "first", "third"),
    [([RIGHT, WRONG], 1, 1), ([WRONG, WRONG, RIGHT], 0, 1), ([WRONG] * 3 + [RIGHT], 0, 0), ([], 0, 0)],
)
def test_success_counts_where_the_first_right_section_stands(
    tmp_path: Path, hits: list[Hit], first: int, third: int
) -> None:
    measures = _measures(tmp_path, _results(hits))
    assert (measures["success@1"], measures["success@3"]) == (first, third)


def test_a_section_without_an_anchor_is_known_by_its_heading(tmp_path: Path) -> None:
    named = {"sections": [{"doc": "b.html", "heading": "Costs"}]}
    assert _measures(tmp_path, _results([WRONG]), **named)["success@1"] == 1
    assert _measures(tmp_path, _results([_hit("b.html", None)]), **named)["success@1"] == 0
    start = {"sections": [{"doc": "b.html", "heading": ""}]}
    assert _measures(tmp_path, _results([_hit("b.html", None)]), **start)["success@1"] == 1


@pytest.mark.parametrize(
    ("answer", "right"), [("They earn $44,090.", 1), ("They earn a lot.", 0), (None, 0), ("IT’S  $44,090", 1)]
)
def test_an_answer_is_right_if_it_holds_the_words(tmp_path: Path, answer: str | None, right: int) -> None:
    assert _measures(tmp_path, _results([RIGHT], answer))["answerRight"] == right
    folded = {"answer": ["it's $44,090"]}
    assert _measures(tmp_path, _results([RIGHT], "It’s  $44,090"), **folded)["answerRight"] == 1


@pytest.mark.parametrize(("answer", "right"), [(None, 1), ("Something.", 0)])
def test_where_nothing_answers_the_right_answer_is_none(
    tmp_path: Path, answer: str | None, right: int
) -> None:
    measures = _measures(tmp_path, _results([WRONG], answer), sections=[], answer=None)
    assert measures == {"success@1": None, "success@3": None, "answerRight": None, "noAnswerRight": right}


def test_misses_say_what_was_expected_and_what_came(tmp_path: Path) -> None:
    questions = read_judged_questions(_write(tmp_path, GOOD, GOOD | {"id": "g2"}))
    came = iter([_results([RIGHT], "$44,090"), _results([WRONG], "Nothing.")])
    report = evaluate(lambda _: next(came), questions).to_json()
    (miss,) = report["misses"]
    assert (report["questions"], miss["id"], miss["expected"]) == (2, "g2", ["a.html#pay"])
    assert miss["came"] == "b.html [Costs], answer 'Nothing.'"


@pytest.mark.parametrize(
    "line",
    ["nonsense", "3", "null", "[]", '{"id": 1}', '{"id": 1, "question": 5, "sections": [], "answer": null}'],
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


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    (question,) = read_judged_questions(_write(tmp_path, GOOD | {"question": "One\u2028two\x85?"}))
    assert question.question == "One\u2028two\x85?"


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe"])
def test_a_file_without_questions_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "golden.jsonl").write_bytes(content)
    with pytest.raises(QuireError, match=r"golden\.jsonl"):
        read_judged_questions(tmp_path / "golden.jsonl")
    with pytest.raises(QuireError, match="--questions"):
        read_judged_questions(tmp_path / "missing.jsonl")
