"""Sentences that say what something is."""

from __future__ import annotations

import pytest

from engine.answers.defining import defines
from engine.questions.question import understand


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is a deductible?", "A deductible is the amount that the patient pays first."),
        ("what are modifiers", "Modifiers are the two characters behind a code."),
        ("What does upcoding mean?", "Upcoding means reporting more than was done."),
        ("what is an EOB", "The EOB (explanation of benefits) is a letter of the plan."),
    ],
)
def test_a_sentence_that_opens_with_the_name_defines_it(question: str, sentence: str) -> None:
    assert defines(understand(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is a deductible?", "Five terms matter: copay, deductible and coinsurance."),
        ("What is a deductible?", "The plan pays once the deductible is the smaller amount."),
        ("What is a deductible?", "A family deductible is the sum of all."),
        ("What is a deductible?", "The deductible is high."),
        ("How high is a deductible?", "A deductible is the amount that the patient pays first."),
    ],
)
def test_another_sentence_does_not(question: str, sentence: str) -> None:
    assert not defines(understand(question), sentence)


def test_a_long_sentence_takes_no_time() -> None:
    assert not defines(understand("What is a deductible?"), "a (" * 50_000)
