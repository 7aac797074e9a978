from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.reports.definitions import definitions_in
from engine.section import Block, Section
from tests.engine.small_index import section


def _terms(one: Section) -> list[str]:
    return [definition.term for definition in definitions_in(one)]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Copay", "A copay is a fixed amount."),
        ("Copay (copayment)", "A copay is a fixed amount."),
        ("What is a copay?", "A copay is a fixed amount."),
        ("Copay", "Copay means a fixed amount."),
        ("Copay", "The copay (copayment) refers to a fixed amount."),
        ("Copay", "A copay, also called copayment, is a fixed amount."),
    ],
)
def test_a_section_that_begins_with_its_heading_defines_it(heading: str, text: str) -> None:
    assert [term.lower() for term in _terms(section("a", text, breadcrumb=(heading,)))] == ["copay"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Copay", "Patients pay a copay. A copay is a fixed amount."),
        ("Copay", "A copayment is a fixed amount."),
        ("This", "This is a fixed amount."),
        (
            "How to pay at the desk without any cash at all",
            "How to pay at the desk without any cash at all is new.",
        ),
    ],
)
def test_another_sentence_defines_nothing(heading: str, text: str) -> None:
    assert _terms(section("a", text, breadcrumb=(heading,))) == []


def test_definition_lists_define_each_of_their_terms() -> None:
    text = "EOB\nExplanation of benefits\nA letter.\nERA\nA file."
    kinds = ("term", "term", "definition", "term", "definition")
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block(kind, start, start + len(line))  # type: ignore[arg-type]
        for kind, start, line in zip(kinds, starts, lines, strict=True)
    )
    found = list(definitions_in(section("a", text, blocks=blocks)))
    assert [(one.term, one.text) for one in found] == [
        ("EOB", "A letter."),
        ("Explanation of benefits", "A letter."),
        ("ERA", "A file."),
    ]


@given(st.text(max_size=60), st.text(max_size=200))
def test_no_text_is_too_strange(heading: str, text: str) -> None:
    for definition in definitions_in(section("a", text, breadcrumb=(heading,))):
        assert definition.term
        assert definition.key
