"""Highlights: the whole words of a text that stand for a term of the question, marked in escaped HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import compress, count

from engine.results import Match
from engine.words.analysis import SplitText, split_text, terms_of
from engine.words.stopwords import INDEX_STOP_WORDS


def find_matches(
    text: str, terms: Collection[str], phrases: Collection[Sequence[str]] = ()
) -> tuple[Match, ...]:
    """The words of ``text`` that have one of the terms, by stem, or stand in one of the phrases, in order.

    A phrase is terms that follow each other, whatever stop words between them.
    """
    return Highlighter(terms, phrases).find(text).matches() if terms or phrases else ()


@dataclass(frozen=True, slots=True)
class Highlights:
    """What was found in a text, by the numbers of its words.

    ``holders`` are the words with any of the terms, those of phrases too, in order; each has all its terms.
    ``in_phrases`` are the words that stand in a phrase, ``marked`` those and the words with a term that is
    sought alone. Stop words are among the holders only.
    """

    text: SplitText
    holders: Mapping[int, tuple[str, ...]]
    in_phrases: frozenset[int]
    marked: frozenset[int]

    def matches(self) -> tuple[Match, ...]:
        """What is to be marked, in order."""
        starts, words = self.text.starts, self.text.words
        return tuple(Match(starts[number], len(words[number])) for number in sorted(self.marked))


class Highlighter:
    """Finds the same terms and phrases in many texts; for one thread.

    Texts on one topic share their words: each word is decided on once, where it is first met.
    """

    def __init__(self, terms: Collection[str], phrases: Collection[Sequence[str]] = ()) -> None:
        self._terms = frozenset(terms)
        self._phrases = [phrase for phrase in phrases if phrase]
        self._sought = self._terms.union(*self._phrases)
        self._met: set[str] = set()
        self._terms_of_holders: dict[str, tuple[str, ...]] = {}

    def find(self, text: str) -> Highlights:
        """What a text holds of the terms and phrases."""
        split = split_text(text)
        holders = self._holders(split.words)
        indexed = [number for number, held in holders.items() if _is_indexed(held)]
        in_phrases = frozenset(self._in_phrases(split.words, holders, indexed))
        terms = self._terms
        found = {number for number in indexed if not terms.isdisjoint(holders[number])}
        return Highlights(split, holders, in_phrases, in_phrases.union(found))

    def _holders(self, words: Sequence[str]) -> dict[int, tuple[str, ...]]:
        if new := set(words) - self._met:
            sought = self._sought
            self._terms_of_holders |= {
                word: held for word in new if not sought.isdisjoint(held := terms_of(word))
            }
            self._met |= new
        terms = self._terms_of_holders
        numbers = compress(count(), map(terms.__contains__, words))
        return {number: terms[words[number]] for number in numbers}

    def _in_phrases(
        self, words: Sequence[str], holders: Mapping[int, tuple[str, ...]], indexed: Sequence[int]
    ) -> Iterable[int]:
        for phrase in self._phrases:
            opening = phrase[0]
            openings = [place for place, number in enumerate(indexed) if opening in holders[number]]
            for first in openings:
                numbers = indexed[first : first + len(phrase)]
                held = [holders[number] for number in numbers]
                if _are_phrase(held, phrase) and not _are_parted(numbers, words):
                    yield from numbers


def _are_phrase(held: Sequence[tuple[str, ...]], phrase: Sequence[str]) -> bool:
    """Whether each word has the term of the phrase; ``held`` are the words' terms, and may be too few."""
    return len(held) == len(phrase) and all(term in terms for term, terms in zip(phrase, held, strict=True))


def _are_parted(numbers: Sequence[int], words: Sequence[str]) -> bool:
    """Whether others than stop words stand between these words."""
    between = (words[number] for number in range(numbers[0], numbers[-1]) if number not in numbers)
    return any(_is_indexed(terms_of(word)) for word in between)


def _is_indexed(terms: tuple[str, ...]) -> bool:
    """Whether these are the terms of a word that is no stop word."""
    return terms[0] not in INDEX_STOP_WORDS


def mark(text: str, matches: Iterable[Match]) -> str:
    """HTML of ``text``, escaped, with ``<mark>`` around the matches, which ascend and do not overlap."""
    parts: list[str] = []
    done = 0
    for match in matches:
        end = match.start + match.length
        parts += [escape(text[done : match.start]), "<mark>", escape(text[match.start : end]), "</mark>"]
        done = end
    parts.append(escape(text[done:]))
    return "".join(parts)
