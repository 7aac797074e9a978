from __future__ import annotations

import json
from dataclasses import replace

import pytest

from engine.judging.evaluation import Evaluation, evaluate, evaluate_set
from engine.judging.judged_questions import ExpectedSection, JudgedQuestion
from engine.judging.judged_set import JudgedSet, SetQuestion
from engine.results import Hit, Results
from tests.engine.evaluations import golden, hit, judged, results

GOOD = JudgedQuestion("g1", "Pay?", (ExpectedSection("a.html", "pay", None),), ("$44,090",))
RIGHT, WRONG = hit("a.html", "pay"), hit("b.html", None, "Costs")
GRADED = SetQuestion("1", "Who won?", {"pay": 1, "best": 2, "b": 0}, ("Denver", "The Broncos"))


def _ask(question: JudgedQuestion, came: Results) -> dict[str, float | None]:
    return evaluate(lambda _: came, [question]).measures()


def _measure(came: Results, question: SetQuestion = GRADED) -> Evaluation:
    return evaluate_set(lambda _: came, JudgedSet((question,), 3, frozenset(question.grades), None))


@pytest.mark.parametrize(
    ("hits", "first", "third"),
    [([RIGHT, WRONG], 1, 1), ([WRONG, WRONG, RIGHT], 0, 1), ([WRONG] * 3 + [RIGHT], 0, 0), ([], 0, 0)],
)
def test_success_counts_where_the_first_right_section_stands(hits: list[Hit], first: int, third: int) -> None:
    measures = _ask(GOOD, results(hits))
    assert (measures["success@1"], measures["success@3"]) == (first, third)


def test_a_section_without_an_anchor_is_known_by_its_heading() -> None:
    named = replace(GOOD, sections=(ExpectedSection("b.html", None, "Costs"),))
    assert _ask(named, results([WRONG]))["success@1"] == 1
    assert _ask(named, results([hit("b.html")]))["success@1"] == 0
    start = replace(GOOD, sections=(ExpectedSection("b.html", None, ""),))
    assert _ask(start, results([hit("b.html")]))["success@1"] == 1


@pytest.mark.parametrize(
    ("answer", "right"), [("They earn $44,090.", 1), ("They earn a lot.", 0), (None, 0), ("IT’S  $44,090", 1)]
)
def test_a_golden_answer_is_right_if_it_holds_the_words(answer: str | None, right: int) -> None:
    assert _ask(GOOD, results([RIGHT], answer))["answerRight"] == right
    folded = replace(GOOD, answer=("it's $44,090",))
    assert _ask(folded, results([RIGHT], "It’s  $44,090"))["answerRight"] == 1


@pytest.mark.parametrize(("answer", "right"), [(None, 1), ("Something.", 0)])
def test_where_nothing_answers_the_right_answer_is_none(answer: str | None, right: int) -> None:
    measures = _ask(replace(GOOD, sections=(), answer=()), results([WRONG], answer))
    assert measures == {"success@1": None, "success@3": None, "answerRight": None, "noAnswerRight": right}


def test_misses_say_what_was_expected_and_what_came() -> None:
    came = iter([results([RIGHT], "$44,090"), results([WRONG], "Nothing.")])
    report = evaluate(lambda _: next(came), [GOOD, replace(GOOD, id="g2")]).to_json()
    (miss,) = report["misses"]
    assert (report["questions"], miss["id"], miss["expected"]) == (2, "g2", ["a.html#pay"])
    assert miss["came"] == "b.html#Costs, answer 'Nothing.'"


def test_a_judged_set_is_measured_by_ranking_and_answer() -> None:
    came = results([hit("b.md"), hit("x.html", "pay")], "The Broncos of Denver won.", "Denver Broncos")
    measures = _measure(came).measures()
    assert (measures["P@1"], measures["MRR@10"], measures["recall@10"]) == (0, 0.5, 0.5)
    assert (measures["answered"], measures["answerHolds"], measures["exactMatch"]) == (1, 1, 0)
    assert measures["tokenF1"] == pytest.approx(2 / 3)


def test_a_passage_of_two_sections_counts_once() -> None:
    pieces = [hit("b.md", None, "One"), hit("b.md", None, "Two"), hit("x.html", "pay")]
    (row,) = _measure(results(pieces)).rows
    assert row.rank == 2


def test_a_set_without_answers_has_no_measures_of_answers() -> None:
    evaluation = _measure(results([hit("x.html", "pay")]), replace(GRADED, answers=()))
    assert evaluation.measures()["answerHolds"] is None
    assert evaluation.counts()["answerHolds"] == 0
    assert not evaluation.misses()


def test_a_wrong_answer_to_a_question_found_is_a_miss() -> None:
    assert not _measure(results([hit("x.html", "pay")], "Denver won.")).misses()
    (miss,) = _measure(results([hit("x.html", "pay")], "Carolina won.")).misses()
    assert (miss.rank, miss.answer_right) == (1, False)


def test_a_row_is_json_with_all_that_came() -> None:
    report = _measure(results([hit("x.html", "best")], "Denver won.", "Denver")).to_json()
    (row,) = json.loads(json.dumps(report))["rows"]
    measures = row.pop("measures")
    assert (measures["nDCG@10"], measures["exactMatch"]) == (pytest.approx(2 / (2 + 1 / 1.5849625)), 1)
    assert row == {
        "id": "1",
        "question": "Who won?",
        "expected": ["best", "pay"],
        "expectedAnswer": ["Denver", "The Broncos"],
        "rank": 1,
        "answerRight": True,
        "answer": "Denver won.",
        "span": "Denver",
        "won": "x.html#best",
        "came": "x.html#best, answer 'Denver won.'",
    }
    assert (report["kind"], report["questions"], report["leftOut"]) == ("qrels", 1, 3)
    assert report["counts"]["P@1"] == 1


def test_the_digest_is_of_the_judgements_and_not_of_what_came_or_of_the_order() -> None:
    assert judged({"1": ["a.md"], "2": []}).judgements == judged({"2": ["b.md"], "1": []}).judgements
    assert judged({"1": []}).judgements != judged({"1": []}, ("Denver",)).judgements
    assert golden({"1": "a.html"}).judgements != golden({"2": "a.html"}).judgements
    regraded = replace(GRADED, grades=GRADED.grades | {"pay": 3})
    assert _measure(results([])).judgements != _measure(results([]), regraded).judgements
    assert _measure(results([]), replace(GRADED, question="\ud800")).judgements
