from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds import expectation
from engine.kinds.expectation import AnswerKind, expected_kind, without_carriers


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much does a coder earn?", AnswerKind.MONEY),
        ("What is the average salary?", AnswerKind.MONEY),
        ("What percentage of coders work from home?", AnswerKind.PERCENTAGE),
        ("How many questions are on the exam?", AnswerKind.NUMBER),
        ("How long does it take?", AnswerKind.DURATION),
        ("How many months is the program?", AnswerKind.DURATION),
        ("When did the rule take effect?", AnswerKind.DATE),
        ("In which year was it founded?", AnswerKind.DATE),
        ("Who founded it?", AnswerKind.PERSON),
        ("Which organization gives the exam?", AnswerKind.ORGANISATION),
        ("Where do coders work?", AnswerKind.PLACE),
        ("What is a modifier?", AnswerKind.DEFINITION),
        ("What does CPC stand for?", AnswerKind.DEFINITION),
        ("cpc full form", AnswerKind.DEFINITION),
        ("cpc meaning", AnswerKind.DEFINITION),
        ("clean claim definition?", AnswerKind.DEFINITION),
        ("What is meant by a clean claim?", AnswerKind.DEFINITION),
        ("How do I become a coder?", AnswerKind.STEPS),
        ("What types of degrees exist?", AnswerKind.LIST),
        ("What is the difference between CPT and HCPCS?", AnswerKind.COMPARISON),
        ("Can I work from home?", AnswerKind.YES_NO),
        ("Tell me about coding", AnswerKind.DESCRIPTION),
        ("", AnswerKind.DESCRIPTION),
    ],
)
def test_the_kind_of_answer_that_a_question_expects(question: str, kind: AnswerKind) -> None:
    assert expected_kind(question) is kind
    assert expected_kind(question.upper()) is kind
    assert expected_kind(f"  {question}  ") is kind


@pytest.mark.parametrize(
    "question",
    [
        "When should I renew my license?",
        "When can I take the exam?",
        "When do I need a modifier?",
        "What happens when there are two diagnoses?",
        "What do I do when there is no code?",
    ],
)
def test_advice_and_conditions_are_no_dates(question: str) -> None:
    assert expected_kind(question) is not AnswerKind.DATE


@pytest.mark.parametrize(
    "question",
    [
        "When was the association founded?",
        "When does the new edition take effect?",
        "When will results arrive?",
        "When are the exams?",
        "Since when is it required?",
        "When was it founded?",
        "When did it start?",
        "At what time does the exam begin?",
        "What time does it open?",
    ],
)
def test_what_happens_at_a_time_is_a_date(question: str) -> None:
    assert expected_kind(question) is AnswerKind.DATE


@pytest.mark.parametrize(
    "question",
    [
        "Which is harder, CPC or CCS?",
        "Is CPC or CCS harder, and which pays?",
        "CPC or CCS: which should I take?",
        "How is a biller different from a coder?",
        "How are CPT and HCPCS codes different?",
        "CPC vs CCS",
        "Billing compared to coding",
    ],
)
def test_a_choice_between_two_is_a_comparison(question: str) -> None:
    assert expected_kind(question) is AnswerKind.COMPARISON


@pytest.mark.parametrize(
    "question", ["Is CPC or CCS required?", "Which exam is the hardest?", "How are you?"]
)
def test_a_choice_or_a_which_alone_is_no_comparison(question: str) -> None:
    assert expected_kind(question) is not AnswerKind.COMPARISON


def test_carriers_are_blanked_and_the_rest_stays_in_its_place() -> None:
    assert without_carriers("How long is tea steeped?") == "         is tea steeped?"
    assert without_carriers("full form of CPC") == "             CPC"
    assert without_carriers("CPC meaning?") == "CPC        ?"
    assert without_carriers("the meaning I took from it") == "the meaning I took from it"


@given(st.text(max_size=80))
def test_any_text_has_a_kind_and_blanking_keeps_its_length(text: str) -> None:
    assert expected_kind(text) in AnswerKind
    assert len(without_carriers(text)) == len(text)


_PATTERNS = "\n".join(rule.pattern.replace("[sz]", "z") for _, rule in expectation._COMPILED)
# "wages?" is two words.
_RULE_WORDS = sorted(
    {form for word in re.findall(r"[a-z%]+", _PATTERNS) for form in (word, word.removesuffix("s"))}
)


def _by_all_rules(question: str) -> AnswerKind:
    fitting = (kind for kind, rule in expectation._COMPILED if rule.search(question))
    return next(fitting, AnswerKind.DESCRIPTION)


@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "{} of tea",
        "what {}",
        "which {} is it",
        "how {}",
        "what does it {}",
        "name the {}",
        "a {} or both, which",
    ],
)
def test_no_rule_that_fits_is_passed_over(frame: str) -> None:
    questions = [frame.format(word) for word in _RULE_WORDS]
    assert [expected_kind(question) for question in questions] == [*map(_by_all_rules, questions)]


@given(st.lists(st.sampled_from([*_RULE_WORDS, "what", "how", "which", "a coder"]), max_size=8).map(" ".join))
def test_no_rule_is_passed_over_in_any_order_of_words(question: str) -> None:
    assert expected_kind(question) is _by_all_rules(question)
