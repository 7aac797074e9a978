"""Words that ask for the same amount."""

from __future__ import annotations

from engine.kinds.expectation import AnswerKind
from engine.vocabulary.kindred import kindred_terms


def test_what_somebody_makes_is_a_salary_when_an_amount_is_asked_for() -> None:
    kindred = kindred_terms(("coder", "make"), AnswerKind.MONEY)
    assert kindred["salari"] == "make"
    assert "coder" not in kindred.values()


def test_elsewhere_to_make_is_to_make() -> None:
    assert kindred_terms(("make", "cake"), AnswerKind.STEPS) == {}


def test_a_term_of_the_question_is_not_its_own_kin() -> None:
    assert "salari" not in kindred_terms(("pay", "salari"), AnswerKind.MONEY)
