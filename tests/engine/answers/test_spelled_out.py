"""What an acronym stands for, where that is asked and the quotation says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.spelled_out import spelled_out
from engine.questions.alternatives import Alternative, Reason
from engine.questions.question import understand
from engine.questions.weighing import WeighedQuestion, weigh_question
from engine.words.analysis import tokenize

TEXT = "The Certified\nProfessional  Coder (CPC) exam is long. A certified professional coder passed it."


def _terms_of(text: str) -> tuple[str, ...]:
    return tuple(token.terms[0] for token in tokenize(text))


def _asked(
    question: str, text: str = "Certified Professional Coder", reason: Reason = "acronym"
) -> WeighedQuestion:
    terms = _terms_of(text)
    return weigh_question(understand(question), [Alternative((0,), terms, reason, text)], 10, lambda _: 1)


@pytest.mark.parametrize(
    "question",
    [
        "What does CPC stand for?",
        "CPC meaning",
        "what CPC means",
        "CPC full form",
        "CPC is the acronym of what?",
    ],
)
def test_the_words_are_taken_from_the_quotation_as_they_stand(question: str) -> None:
    assert spelled_out(_asked(question), TEXT) == "Certified\nProfessional  Coder"


@pytest.mark.parametrize("question", ["What is the CPC?", "How long is the CPC exam?", "Who passed the CPC?"])
def test_nothing_is_spelled_out_that_nobody_asked_for(question: str) -> None:
    assert spelled_out(_asked(question), TEXT) is None


def test_what_the_quotation_does_not_say_is_not_said() -> None:
    question = "What does CPC stand for?"
    assert spelled_out(_asked(question), "CPCs code.") is None
    assert spelled_out(_asked(question, "Certified Professional"), "Uncertified professionals.") is None


def test_an_editor_s_rule_spells_out_what_has_the_initials() -> None:
    question, text = "What does CPC stand for?", "Apprentice status of the Certified Professional Coder."
    assert spelled_out(_asked(question, reason="synonym"), text) == "Certified Professional Coder"
    assert spelled_out(_asked(question, "apprentice status", reason="synonym"), text) is None


@pytest.mark.parametrize(
    ("acronym", "words"),
    [
        ("HIPAA", "Health Insurance Portability and Accountability Act"),
        ("COB", "coordination of benefits"),
        ("CPC-A", "Certified Professional Coder-Apprentice"),
    ],
)
def test_small_words_may_count_among_the_initials_or_not(acronym: str, words: str) -> None:
    asked = _asked(f"What does {acronym} stand for?", words, "synonym")
    assert spelled_out(asked, f"It is the {words}.") == words


def test_everyday_words_spell_nothing_out() -> None:
    assert spelled_out(_asked("What does CPC stand for?", reason="everyday"), TEXT) is None


def test_an_acronym_is_not_what_its_words_stand_for() -> None:
    assert spelled_out(_asked("What does coder mean?", "CPC"), TEXT) is None


@given(st.text(max_size=40).filter(_terms_of), st.text(max_size=80))
def test_whatever_is_spelled_out_is_in_the_quotation(words: str, quoted: str) -> None:
    found = spelled_out(_asked("What does CPC stand for?", words), quoted)
    assert found is None or found in quoted
