"""Sentences that define what a question asks the meaning of: "A deductible is the amount ..."."""

from __future__ import annotations

import re

from engine.answers.answer_evidence import ReadSentence
from engine.kinds.expectation import AnswerKind
from engine.questions.question import Question
from engine.words.analysis import count_terms, stem

# Of the questions to tune with that a sentence of this form was found for, so many were answered by it: 30 of
# 34, and a few that are missing were answered as well.
CONFIDENCE = 0.88
# A sentence that is less likely only looks like a definition: "The CCS is the better choice".
LEAST_LIKELIHOOD = 0.05
_MOST_LETTERS = 80
_ASKS_FOR_MEANING = {stem("mean")}
_OPENING = re.compile(
    rf"(?:(?:an?|the)\s+)?(?P<name>\S.{{0,{_MOST_LETTERS}}}?)\s*(?:\([^()]*\))?,?\s+"
    r"(?:(?:is|are) (?:an?|the|any|what|one)|means?|refers? to|stands? for)\s",
    re.IGNORECASE | re.DOTALL,
)


def defines(question: Question, sentence: str) -> bool:
    """Whether a question asks what something is, and a sentence opens by saying what that is."""
    opening = _OPENING.match(sentence) if question.kind is AnswerKind.DEFINITION else None
    return opening is not None and _names_it(question, opening["name"])


def is_definition(question: Question, read: ReadSentence) -> bool:
    """Whether a sentence defines what is asked for, or is quoted below its name, as in a glossary."""
    first_line = read.section.text[read.quoted.start : read.quoted.end].partition("\n")[0]
    return defines(question, read.text) or _names_it(question, first_line)


def _names_it(question: Question, name: str) -> bool:
    return count_terms(name).keys() == set(question.terms) - _ASKS_FOR_MEANING
