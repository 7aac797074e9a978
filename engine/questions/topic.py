"""What a question is about: its terms by the name that all words for the same share, each with its weight.

Two questions that put the same in other words, as the editor's synonyms and the documents' acronyms have it,
have the same topic: "CPC fee" and "cost of the Certified Professional Coder".
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.questions.alternatives import Alternative
from engine.questions.weighing import WeighedQuestion


@dataclass(frozen=True, slots=True)
class TopicTerm:
    """``term`` is the name of all terms that stand for the same, ``word`` what the question says.

    A text that holds all terms of one of the ``spellings`` says it; the first is the question's own.
    ``weight`` tells how rare that is.
    """

    term: str
    word: str
    spellings: tuple[tuple[str, ...], ...]
    weight: float


def topic_of(weighed: WeighedQuestion) -> tuple[TopicTerm, ...]:
    """The terms of a question in its order, a phrase that has an acronym as one."""
    phrases = _phrases(weighed)
    covered = {slot for slots in phrases for slot in slots}
    slots = [*phrases, *((slot,) for slot in range(weighed.size) if slot not in covered)]
    return tuple(_topic_term(weighed, each, phrases.get(each)) for each in sorted(slots))


def _phrases(weighed: WeighedQuestion) -> dict[tuple[int, ...], str]:
    """Stretches of the question that one term stands for, with that term; none overlap."""
    found: dict[tuple[int, ...], str] = {}
    taken: set[int] = set()
    for alternative in sorted(weighed.alternatives, key=lambda a: (-len(a.covers), a.covers, a.terms)):
        is_phrase = alternative.is_equal and len(alternative.covers) > 1 == len(alternative.terms)
        if is_phrase and taken.isdisjoint(alternative.covers):
            found[alternative.covers] = alternative.terms[0]
            taken.update(alternative.covers)
    return found


def _topic_term(weighed: WeighedQuestion, slots: tuple[int, ...], name: str | None) -> TopicTerm:
    question = weighed.question
    terms = tuple(question.terms[slot] for slot in slots)
    return TopicTerm(
        term=name or min(_equals(weighed, slots)),
        word=" ".join(dict.fromkeys(question.words[term] for term in terms)),
        spellings=(terms, *sorted({a.terms for a in weighed.alternatives if _stands_for(a, slots)})),
        weight=float(sum(weighed.weights[slot] for slot in slots)),
    )


def _stands_for(alternative: Alternative, slots: tuple[int, ...]) -> bool:
    return alternative.is_equal and not set(slots).isdisjoint(alternative.covers)


def _equals(weighed: WeighedQuestion, slots: tuple[int, ...]) -> set[str]:
    others = (a for a in weighed.alternatives if a.is_equal and a.covers == slots and len(a.terms) == 1)
    return {weighed.question.terms[slots[0]], *(other.terms[0] for other in others)}
