"""Questions about what no document names."""

from __future__ import annotations

import numpy as np
import pytest

from engine.answers.unknown_names import names_the_unknown
from engine.questions.question import understand
from engine.questions.weighing import WeighedQuestion


def weighed(text: str, unknown: set[str]) -> WeighedQuestion:
    question = understand(text)
    slots = frozenset(slot for slot, term in enumerate(question.terms) if question.words[term] in unknown)
    return WeighedQuestion(question, (), question.terms, np.ones(len(question.terms)), slots, 100)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("When did Tesla study in Graz?", {"Tesla", "Graz"}),
        ("what kind of people attend the IPCC meetings", {"IPCC"}),
        ("What was Luther's last work?", {"Luther's"}),
        ("is medical coding in demand in canada", {"canada"}),
        ("texas salary of coders", {"texas"}),
    ],
)
def test_a_name_that_no_document_holds_cannot_be_asked_about(text: str, unknown: set[str]) -> None:
    assert names_the_unknown(weighed(text, unknown))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("When did Tesla study in Graz?", set()),
        ("salary in texas", {"salary"}),
        ("Peregrinations of coders, what are they", {"Peregrinations"}),
        ("what are peregrinations of coders", {"peregrinations"}),
        ("What Does A Peregrinating Coder Do All Day", {"Peregrinating"}),
        ("can I peek, I'm new and my bill IS in network", {"I'm", "IS"}),
    ],
)
def test_other_words_may_be_unknown(text: str, unknown: set[str]) -> None:
    assert not names_the_unknown(weighed(text, unknown))


def test_a_compound_is_known_by_its_parts() -> None:
    question = understand("what does the A mean in CPC-A")
    slot = question.terms.index("cpca")
    weights = np.ones(len(question.terms))
    assert "cpc" in question.terms
    assert not names_the_unknown(
        WeighedQuestion(question, (), question.terms, weights, frozenset({slot}), 100)
    )
