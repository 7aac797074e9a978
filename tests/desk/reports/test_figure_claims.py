from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.reports.figure_claims import claims_in
from engine.section import Block
from tests.engine.small_index import section


def _figures(text: str) -> list[tuple[str, str]]:
    return [(claim.kind.name, claim.text) for claim in claims_in(section("a", text))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The CPC exam costs $399.", [("MONEY", "$399")]),
        ("About 12 percent of rejected claims are appealed.", [("PERCENTAGE", "12 percent")]),
        ("The renewal cycle takes two years.", [("DURATION", "two years")]),
        ("The CPC exam has 100 multiple-choice questions.", [("NUMBER", "100")]),
        ("The CPC exam costs $399 and lasts four hours.", [("MONEY", "$399"), ("DURATION", "four hours")]),
    ],
)
def test_figures_of_each_kind_are_found(text: str, figures: list[tuple[str, str]]) -> None:
    assert _figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The exam was changed in 2023 by the AAPC.",
        "The exam has two parts for medical coders.",
        "See section 4 forms of the handbook.",
        "Claims go on form CMS-1500 to insurers.",
        "For example, the CPC exam costs $399.",
        "It costs $399 to take the CPC exam.",
        "This CPC exam costs $399 today.",
        "Updated June 4, 2024. 3 minute read",
        "$399",
    ],
)
def test_what_states_nothing_is_passed_over(text: str) -> None:
    assert _figures(text) == []


def test_each_cell_of_a_row_is_said_of_its_first_cell() -> None:
    text = "Exam: CPC | Member fee: $399 | Questions: 100 multiple-choice questions"
    claims = list(claims_in(section("a", text, blocks=(Block("row", 0, len(text)),))))
    assert [claim.text for claim in claims] == ["$399", "100"]
    assert "questions" not in claims[0].sentence


def test_code_states_nothing() -> None:
    text = "The CPC exam costs $399."
    assert not list(claims_in(section("a", text, blocks=(Block("code", 0, len(text)),))))


def test_a_claim_knows_its_years() -> None:
    (claim,) = claims_in(section("a", "In 2023 the CPC exam cost $399."))
    assert claim.years == ("2023",)


_WORDS = st.sampled_from(
    "the CPC exam costs $399 12 % 3 years | $ 1e9 . , - 100 questions ½ ٣ 2023 (".split()
)


@given(st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_no_text_is_too_strange(text: str) -> None:
    for block in (Block("paragraph", 0, len(text)), Block("row", 0, len(text))):
        for claim in claims_in(section("a", text, blocks=(block,))):
            assert claim.text in claim.sentence
