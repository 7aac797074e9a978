from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.compared_sides import LONGEST_QUESTION, MOST_SIDES, compared_sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What is the difference between a CPC and a CCS?", ("CPC", "CCS")),
        ("difference between a grant, a scholarship and a loan", ("grant", "scholarship", "loan")),
        ("billing vs coding: which pays more", ("billing", "coding")),
        ("CPC vs. CCS", ("CPC", "CCS")),
        ("certificate vs associate vs bachelor", ("certificate", "associate", "bachelor")),
        ("CO vs PR on a remittance", ("CO", "PR")),
        ("CCS versus CPC whats the diffrence", ("CCS", "CPC")),
        ("compare the CPC with the CCS", ("CPC", "CCS")),
        ("pharmacy tech compared with coding", ("pharmacy tech", "coding")),
        ("How does an HMO compare to a PPO?", ("HMO", "PPO")),
        ("How is an EHR different from an EMR?", ("EHR", "EMR")),
        ("how do coders and billers differ", ("coders", "billers")),
        ("is an associate's degree better than a certificate?", ("associate's degree", "certificate")),
        ("Does coding pay more than billing?", ("coding", "billing")),
        ("is the CPC or the CCS better?", ("CPC", "CCS")),
        ("which pays more, coding or billing?", ("coding", "billing")),
        ("which is cheaper the CPC or the CCS?", ("CPC", "CCS")),
        ("coder or biller, how are they different", ("coder", "biller")),
        ("should I take the CPC or the CCS?", ("CPC", "CCS")),
        ("salary of a phlebotomist vs a medical coder", ("phlebotomist", "medical coder")),
        ("I like quiet work. biller or coder, which should i choose", ("biller", "coder")),
    ],
)
def test_the_sides_are_named_as_the_question_names_them(question: str, sides: tuple[str, ...]) -> None:
    assert compared_sides(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "How long does a program take?",
        "Which exams are there?",
        "Is the exam on paper or online?",
        "is it better than nothing",
        "tea vs tea",
        "green tea versus",
        "a vs b vs c vs d vs e",
        "vs",
        "",
    ],
)
def test_other_questions_have_none(question: str) -> None:
    assert compared_sides(question) == ()


@given(
    st.from_regex(r"[a-z]{3,8} [a-z]{3,8}", fullmatch=True), st.sampled_from([" vs ", " versus ", " vs. "])
)
def test_two_names_side_by_side_are_the_sides_unless_they_are_one(name: str, between: str) -> None:
    first, second = f"q{name}", "wxyz"
    assert compared_sides(f"{first}{between}{second}") in ((first, second), ())


@given(st.text(max_size=200))
def test_any_text_has_no_sides_or_two_or_three_that_it_holds(question: str) -> None:
    sides = compared_sides(question)
    assert not sides or 2 <= len(sides) <= MOST_SIDES
    assert all(side and side in question for side in sides)


@pytest.mark.parametrize("part", ["vs ", "or ", "is a better than ", "which, ", "a of ", "between and "])
def test_a_long_odd_question_does_not_hang(part: str) -> None:
    compared_sides((part * LONGEST_QUESTION)[:LONGEST_QUESTION])
    compared_sides(f"difference between {part * LONGEST_QUESTION}"[:LONGEST_QUESTION])


def test_a_story_compares_nothing() -> None:
    assert compared_sides("tea vs milk, " + "and so on " * LONGEST_QUESTION) == ()
