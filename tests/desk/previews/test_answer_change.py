from __future__ import annotations

from dataclasses import replace

import pytest

from desk.previews.answer_change import compare_answers
from engine.results import Answer, Formatted, Hit, Results

HIT = Hit("1", "tea.md", "a", "Tea", (), "tea.md#a", "Tea keeps.", 1.0, Formatted("Tea", ""), ())
ANSWER = Answer(
    text="Tea keeps for a year.",
    span="a year",
    start=0,
    end=21,
    section_id="1",
    title="Tea",
    breadcrumb=(),
    url="tea.md#a",
    confidence=0.9,
)
FOUND = Results("tea", None, ANSWER, (HIT,), 1, 10, 0, 1.0, "00000001")
NOTHING = replace(FOUND, answer=None, hits=())


@pytest.mark.parametrize(
    ("before", "after", "winner", "answer"),
    [
        (FOUND, FOUND, "same", "same"),
        (NOTHING, NOTHING, "same", "same"),
        (FOUND, NOTHING, "lost", "lost"),
        (NOTHING, FOUND, "gained", "gained"),
        (FOUND, replace(FOUND, answer=None), "same", "lost"),
        (FOUND, replace(FOUND, hits=(replace(HIT, id="2"),)), "changed", "same"),
        (FOUND, replace(FOUND, answer=replace(ANSWER, span="year")), "same", "changed"),
        (FOUND, replace(FOUND, answer=replace(ANSWER, text="Tea keeps.")), "same", "changed"),
        (FOUND, replace(FOUND, answer=replace(ANSWER, confidence=0.6)), "same", "same"),
    ],
)
def test_winner_and_answer_are_compared(before: Results, after: Results, winner: str, answer: str) -> None:
    change = compare_answers("tea", "asked", before, after)
    assert (change.winner, change.answer) == (winner, answer)
    assert change.shows == ((winner, answer) != ("same", "same"))


def test_json_has_both_sides() -> None:
    record = compare_answers("tea", "asked", FOUND, NOTHING).to_json()
    assert record["before"]["answer"]["span"] == "a year"
    assert record["before"]["winner"]["id"] == "1"
    assert record["after"] == {"winner": None, "answer": None}
