"""Which questions are one."""

from __future__ import annotations

import pytest

from desk.log.question_key import question_key


@pytest.mark.parametrize(
    "other", ["how long does it take", "  How long   does it take??", "HOW LONG DOES IT TAKE"]
)
def test_case_spacing_and_punctuation_do_not_matter(other: str) -> None:
    assert question_key(other) == question_key("How long does it take?")


@pytest.mark.parametrize("other", ["How long did it take?", "take it does long how", "How long"])
def test_other_words_and_another_order_make_another_question(other: str) -> None:
    assert question_key(other) != question_key("How long does it take?")


def test_a_question_without_words_is_its_own() -> None:
    assert question_key("???") == "???"
