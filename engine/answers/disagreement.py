"""Other documents that give another figure for the same.

Rather none than a false one: two figures disagree only where both sentences are likely answers, hold the same
words of the question, and say their figure of the same thing as far as their words go. A year makes no
difference: the same measured at another time is what a reader wants to see beside the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.answers.answer_evidence import ReadSentence
from engine.answers.same_subject import same_subject
from engine.answers.statement import Statement, read_statement
from engine.kinds.expectation import REQUIRED_KINDS
from engine.questions.weighing import WeighedQuestion

# Documents that give more figures than the answer and these are each of something else.
MOST_SHOWN = 2


def find_disagreements(
    weighed: WeighedQuestion, answer: ReadSentence, others: Sequence[ReadSentence]
) -> list[ReadSentence]:
    """Those of ``others`` (likely answers, likeliest first) whose figure differs, each figure once."""
    kind = weighed.question.kind
    own = read_statement(answer, kind) if kind in REQUIRED_KINDS else None
    if own is None:
        return []
    found = [own]
    for other in others:
        # What one document says in two places of two figures, it says of two things.
        if other.section.doc == answer.section.doc:
            continue
        stated = read_statement(other, kind)
        if stated and all(_disagree(weighed, one, stated) for one in found):
            found.append(stated)
    return [stated.read for stated in found[1:]] if len(found) <= 1 + MOST_SHOWN else []


def _disagree(weighed: WeighedQuestion, one: Statement, other: Statement) -> bool:
    return (
        one.figure.differs(other.figure)
        and same_subject(weighed, one, other)
        and not one.gives(other.figure)
        and not other.gives(one.figure)
    )
