"""How the words of a question stand in the texts of a hit: as asked, in another form, or by other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.hits.hit_text import HitText
from engine.questions.alternatives import Alternative
from engine.questions.question import Question
from engine.words.stopwords import INDEX_STOP_WORDS


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of the question, with its terms and their numbers: a compound has several."""

    text: str
    terms: tuple[str, ...]
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A word of the question in a hit, ``written`` as it is there.

    ``alternative`` is what it was found by where it is not there itself.
    """

    word: AskedWord
    written: str
    alternative: Alternative | None = None

    @property
    def is_other_form(self) -> bool:
        """Whether it has another ending, or is another form in another way."""
        return self.alternative is None and self.written.casefold() != self.word.text.casefold()


def asked_words(question: Question) -> tuple[AskedWord, ...]:
    """The words of a question that can be looked for, in order: no index holds the stop words of texts."""
    slots: dict[str, list[int]] = {}
    for slot, term in enumerate(question.terms):
        if term not in INDEX_STOP_WORDS:
            slots.setdefault(question.words[term], []).append(slot)
    return tuple(
        AskedWord(word, tuple(question.terms[slot] for slot in own), frozenset(own))
        for word, own in slots.items()
    )


def find_standings(
    words: Sequence[AskedWord], texts: Sequence[HitText], alternatives: Sequence[Alternative]
) -> tuple[Standing, ...]:
    """The words that stand in any of the texts, in the order of the question."""
    found = (_own(word, texts) or _other(word, texts, alternatives) for word in words)
    return tuple(standing for standing in found if standing)


def _own(word: AskedWord, texts: Sequence[HitText]) -> Standing | None:
    """As asked if it stands there so, else so but for capitals, else in the form that comes first."""
    forms = [text.written(number, number) for text in texts for number in sorted(text.numbers(word.terms))]
    asked = word.text
    forms.sort(key=lambda form: (form != asked, form.casefold() != asked.casefold()))
    return Standing(word, forms[0]) if forms else None


def _other(word: AskedWord, texts: Sequence[HitText], alternatives: Sequence[Alternative]) -> Standing | None:
    for alternative in alternatives:
        if word.slots.isdisjoint(alternative.covers):
            continue
        for text in texts:
            for first, last in text.find(alternative.terms):
                return Standing(word, text.written(first, last), alternative)
    return None
