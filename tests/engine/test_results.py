"""The JSON of an answer, as the contract names its members."""

from __future__ import annotations

import json
from dataclasses import replace

from engine.results import Answer

ANSWER = Answer(
    text="It costs $399.",
    span="$399",
    start=0,
    end=14,
    confidence=0.91234,
    section_id="s1",
    title="Fees",
    breadcrumb=("CPC",),
    url="fees.html#cpc",
    date="2025-02-10",
)
CONTRACT = ("text", "span", "start", "end", "confidence", "sectionId", "title", "breadcrumb", "url")


def test_an_answer_keeps_the_contracts_members_and_adds_to_them() -> None:
    members = ANSWER.to_json()
    assert tuple(members)[: len(CONTRACT)] == CONTRACT
    assert {name: members[name] for name in members if name not in CONTRACT} == {
        "date": "2025-02-10",
        "side": None,
        "others": [],
    }


def test_what_stands_beside_an_answer_has_its_members_but_the_confidence() -> None:
    other = replace(ANSWER, side="CPC").beside("compared")
    members = json.loads(json.dumps(replace(ANSWER, others=(other,)).to_json()))["others"][0]
    own = replace(ANSWER, side="CPC").to_json()
    assert members.pop("reason") == "compared"
    assert members == {name: own[name] for name in own if name not in ("confidence", "others")}


def test_the_sides_of_a_comparison_answer_together_and_what_disagrees_does_not() -> None:
    side = replace(ANSWER, text="It costs $299.").beside("compared")
    differing = replace(ANSWER, text="It costs $1.").beside("disagrees")
    assert ANSWER.all_text == ANSWER.text
    assert replace(ANSWER, others=(side,)).all_text == "It costs $399.\nIt costs $299."
    assert replace(ANSWER, others=(differing,)).all_text == ANSWER.text
