"""The texts of a hit, in which words are looked up and quoted as they are written there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.section import Section, Span
from engine.words.analysis import tokenize
from engine.words.stopwords import INDEX_STOP_WORDS


class HitText:
    """A text whose words are told by their numbers from 0, its stop words left out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = [token for token in tokenize(text) if token.terms[0] not in INDEX_STOP_WORDS]
        self._by_term: dict[str, list[int]] = {}
        for number, token in enumerate(self._words):
            for term in token.terms:
                self._by_term.setdefault(term, []).append(number)

    def numbers(self, terms: Iterable[str]) -> set[int]:
        """The words that have any of these terms."""
        return {number for term in terms for number in self._by_term.get(term, ())}

    def find(self, terms: Sequence[str]) -> list[tuple[int, int]]:
        """The first and last word of each phrase of these terms."""
        begins = self._by_term.get(terms[0], [])
        for step, term in enumerate(terms[1:], 1):
            following = self.numbers((term,))
            begins = [first for first in begins if first + step in following]
        return [(first, first + len(terms) - 1) for first in begins]

    def is_followed(self, number: int) -> bool:
        """Whether nothing but stop words stands between this word and the next."""
        gap = self._text[self._words[number].end : self._words[number + 1].start]
        return gap.replace(" ", "a").isalpha()

    def written(self, first: int, last: int) -> str:
        """The text from one word to another, as it is written."""
        return self._text[self._words[first].start : self._words[last].end]


@dataclass(frozen=True, slots=True)
class HitTexts:
    """What a hit is judged by: its title, its headings, its own one last, and its best passage.

    ``is_whole`` tells whether that is the whole section.
    """

    title: HitText
    headings: tuple[HitText, ...]
    passage: HitText
    is_whole: bool

    @staticmethod
    def of(section: Section, passage: Span) -> HitTexts:
        """The texts of a section that was found by one of its passages."""
        return HitTexts(
            title=HitText(section.title),
            headings=tuple(map(HitText, section.breadcrumb)),
            passage=HitText(section.text[passage.start : passage.end]),
            is_whole=len(section.passages) == 1,
        )

    @property
    def heading(self) -> HitText:
        """The own heading: the title of what stands before the first one."""
        return self.headings[-1] if self.headings else self.title

    @property
    def above(self) -> tuple[HitText, ...]:
        """The title and the headings above the own one."""
        return (self.title, *self.headings[:-1]) if self.headings else ()
