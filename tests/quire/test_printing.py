from __future__ import annotations

from dataclasses import replace

from engine.results import Answer, Results
from quire.printing import result_lines

ANSWER = Answer(
    text="The CPC costs $425.",
    span="$425",
    start=0,
    end=19,
    confidence=0.94,
    section_id="a",
    title="News",
    breadcrumb=("CPC fee",),
    url="",
    date="2025-02-10",
)
OLDER = replace(ANSWER, text="The CPC cost $399.", span="$399", title="Costs", breadcrumb=(), date=None)


def lines(answer: Answer) -> list[str]:
    """What is printed of an answer."""
    results = Results("q", None, answer, (), 0, 10, 0, 1.0, "1")
    return [line for line in result_lines(results) if line][:-1]


def test_an_answer_is_told_with_its_source() -> None:
    assert lines(ANSWER) == ["The CPC costs $425.", "  → $425", "  (News > CPC fee, confidence 0.94)"]


def test_a_disagreement_is_told_with_both_dates() -> None:
    disagreeing = (OLDER.beside("disagrees"), replace(OLDER, date="2021-01-05").beside("disagrees"))
    told = lines(replace(ANSWER, others=disagreeing))
    assert told[2] == "  (News > CPC fee, dated 2025-02-10, confidence 0.94)"
    assert told[3:7] == [
        "Another section says something else:",
        "The CPC cost $399.",
        "  → $399",
        "  (Costs)",
    ]
    assert told[-1] == "  (Costs, dated 2021-01-05)"


def test_each_side_of_a_comparison_has_its_name() -> None:
    other = replace(ANSWER, text="The CCS costs $349.", span=None, side="CCS")
    told = lines(replace(ANSWER, span=None, side="CPC", others=(other.beside("compared"),)))
    assert told == [
        "CPC:",
        "The CPC costs $425.",
        "  (News > CPC fee, confidence 0.94)",
        "CCS:",
        "The CCS costs $349.",
        "  (News > CPC fee)",
    ]
