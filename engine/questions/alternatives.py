"""What else may stand in a text for the words of a question, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.questions.question import Question
from engine.vocabulary.kindred import kindred_terms
from engine.vocabulary.lexicon import Lexicon

Reason = Literal["synonym", "acronym", "everyday", "money"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """``terms``, side by side in this order, stand for the question's terms with the numbers in ``covers``.

    ``text`` is the same as it was written where that is said.
    """

    covers: tuple[int, ...]
    terms: tuple[str, ...]
    reason: Reason
    text: str

    @property
    def is_equal(self) -> bool:
        """Whether it is as good as the question's own word: its documents or their editor say so."""
        return self.reason in ("acronym", "synonym")


def find_alternatives(
    question: Question, lexicons: Sequence[Lexicon], is_known: Callable[[str], bool]
) -> tuple[Alternative, ...]:
    """The alternatives to a question's terms; the first lexicon to name one decides on its reason.

    ``is_known`` tells whether the documents hold a term: what they do not hold is left out.
    """
    found: dict[tuple[tuple[int, ...], tuple[str, ...]], Alternative] = {}
    for alternative in _all_alternatives(question, lexicons):
        if all(map(is_known, alternative.terms)):
            found.setdefault((alternative.covers, alternative.terms), alternative)
    return tuple(found.values())


def _all_alternatives(question: Question, lexicons: Sequence[Lexicon]) -> Iterator[Alternative]:
    for lexicon in lexicons:
        for start, end, expansion in lexicon.expansions(question.terms):
            yield Alternative(tuple(range(start, end)), expansion.target, expansion.reason, expansion.text)
    places = {term: place for place, term in enumerate(question.terms)}
    for kindred, term in kindred_terms(question.terms, question.kind).items():
        yield Alternative((places[term],), (kindred,), "money", kindred)
