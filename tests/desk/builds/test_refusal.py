from __future__ import annotations

from typing import Any

import pytest

from desk.builds.refusal import MOST_QUESTIONS, refusal_found, refusal_of
from engine.errors import GuardRefused
from indexer.guard import LossRefused
from indexer.publish_guard import Findings


def change(id_: str, *lost: str, edited: bool = False, question: str = "Why?") -> dict[str, Any]:
    return {"id": id_, "question": question, "lost": list(lost), "documentEdited": edited}


def findings(*worse: dict[str, Any], objection: str | None = "not published: worse") -> Findings:
    measures = {"answerRight": {"before": 1.0, "after": 0.5}, "success@1": {"before": 1.0, "after": 1.0}}
    comparison = {"measures": measures, "regressions": ["answerRight"], "worse": list(worse)}
    return Findings((), {"comparison": comparison}, objection)


def test_lost_documents_are_counted() -> None:
    expected = {"kind": "loss", "what": "documents", "before": 4, "after": 1}
    assert refusal_of(LossRefused("documents", 4, 1)) == expected


def test_a_refusal_of_another_kind_has_its_words_alone() -> None:
    assert refusal_of(GuardRefused("not published: no")) is None


def test_questions_that_lost_what_fell_are_named_those_that_were_edited_first() -> None:
    refusal = refusal_found(
        findings(
            change("a", "answerRight"),
            change("b", "success@1", edited=True),
            change("c", "answerRight", edited=True),
        )
    )
    assert refusal is not None
    assert [one["id"] for one in refusal["questions"]] == ["c", "a"]
    assert refusal["measures"] == {"answerRight": {"before": 1.0, "after": 0.5}}


def test_of_many_questions_the_first_are_named_and_all_counted() -> None:
    refusal = refusal_found(findings(*(change(f"g{number}", "answerRight") for number in range(50))))
    assert refusal is not None
    assert (len(refusal["questions"]), refusal["count"]) == (MOST_QUESTIONS, 50)


def test_where_nothing_was_objected_to_nothing_is_told() -> None:
    assert refusal_found(findings(change("a", "answerRight"), objection=None)) is None
    assert refusal_found(Findings((), {"comparison": None}, "no")) is None


@pytest.mark.parametrize("text", ["\ud800", "half \udfff"])
def test_half_a_character_can_be_written(text: str) -> None:
    refusal = refusal_found(findings(change(text, "answerRight", question=text)))
    assert refusal is not None
    refusal["questions"][0]["question"].encode("utf-8")
