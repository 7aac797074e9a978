"""What a figure is said of: the words of its part of the sentence that other figures need not share.

"In 2023 the CPC exam cost $399 for one attempt or $499 for two attempts" says ``$499`` of the CPC and of two
attempts. Left out are who says so ("according to ..."), years, and the words by which any figure is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from engine.section import Span
from engine.words.analysis import Token, stem, tokenize
from engine.words.common_words import is_common
from engine.words.number_words import amount
from engine.words.stopwords import QUESTION_STOP_WORDS

_NAME = r"(?:[A-Z][\w.&’'-]*)"
# Who says it is no part of what is said.
_SOURCE = re.compile(
    r",?\s*\(?\b(?i:according to|as reported by|reported by|based on|published by|source:)[^,;()]*\)?"
    rf"|^(?:The\s+)?(?:{_NAME}\s+(?:of\s+|for\s+|and\s+)?)+"
    r"(?:gave|gives?|reports?|reported|estimates?|estimated|puts?|found|finds?|projects?|projected|says?|said|"
    r"states?|stated|lists?|listed|shows?|showed|counted|counts)\b(?:\s+that)?",
)
# Where what follows a figure is no longer said of it.
_AFTERTHOUGHT = re.compile(r",(?!\d)|[;()–—|]|\s(?:which|although|because|while|whereas|and|as)\s")
# Where two figures of a sentence part, and where it begins to speak of something else.
_JOINT = re.compile(r"[;,|(]|\b(?:and|or|but|while|whereas|against)\b")
_NEW_STATEMENT = re.compile(r"[;|]|,?\s(?:while|whereas|but)\s")
_LONGEST_FOR = len(" for the ")
_FOR = re.compile(r"\bfor (?:an? |the )?\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|-\d\d(?:\d\d)?)?\Z")
_CODE = re.compile(r"\d.*[^\W\d_]|[^\W\d_].*\d")


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


# Words by which figures are told, whatever they are said of.
_TELLING = _stems(
    "about amount began begin bill build built charge come cost count current dollar earn establish estimate "
    "euro exact expect fee figure found get grow have income last make need new now number offer old open "
    "paid pay percent percentage pound previous price range rate receive require rise rose salary since "
    "start sum take today total typical until usual wage within"
)
# Words that tell one figure from another, however common they are.
_SCALES = _stems(
    "average median mean top high highest upper low lowest lower bottom maximum minimum first second third "
    "last next each further extra additional another other entry begin beginner junior senior experienced "
    "lead advanced member nonmember hour day daily week weekend weekday month year annual part full fulltime "
    "parttime half adult child children student family group single double express free least most more less"
)


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """Terms around a figure.

    ``names`` are words in capitals and codes, ``scales`` words like "median" and "first" and further numbers,
    ``words`` all others. Of these ``narrowing`` are those that may narrow down what is meant, each with the
    term that it stands in front of ("foreign students"), or with "" where it follows "for".
    """

    names: frozenset[str]
    scales: frozenset[str]
    words: frozenset[str]
    narrowing: frozenset[tuple[str, str]]


def qualifiers_of(sentence: str, figure: Span, figures: Collection[Span]) -> Qualifiers:
    """What the figure at this place is said of; ``figures`` are the places of all figures in the sentence."""
    reader = _Reader()
    for part in _parts(sentence, figure, figures):
        reader.read(_SOURCE.sub(" ", part))
    return Qualifiers(
        names=frozenset(reader.names),
        scales=frozenset(reader.scales),
        words=frozenset(reader.words),
        narrowing=frozenset(reader.narrowing),
    )


def tells_figures(term: str) -> bool:
    """Whether a term is of the words by which any figure is told ("cost", "earn", "take")."""
    return term in _TELLING


class _Reader:
    """Sorts the words of a figure's part of a sentence."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.scales: set[str] = set()
        self.words: set[str] = set()
        self.narrowing: set[tuple[str, str]] = set()

    def read(self, text: str) -> None:
        tokens = list(tokenize(text))
        for token, following in zip_longest(tokens, tokens[1:]):
            word, term = text[token.start : token.end], token.terms[0]
            if (value := amount(word)) is not None:
                self._take_number(word, value)
            elif not _SCALES.isdisjoint(token.terms):
                self.scales.add(term)
            elif _is_name(text, token):
                self.names.update(token.terms)
            elif not _says_nothing(word, term):
                self._take_word(term, text[: token.start], following)

    def _take_number(self, word: str, value: float) -> None:
        # One of a thing is the thing; a year tells when, not what.
        if value != 1 and not _YEAR.match(word):
            self.scales.add(f"{value:g}")

    def _take_word(self, term: str, before: str, following: Token | None) -> None:
        self.words.add(term)
        if _FOR.search(before[-_LONGEST_FOR:]):
            self.narrowing.add((term, ""))
        elif following is not None:
            self.narrowing.add((term, following.terms[0]))


def names_in(heading: str) -> frozenset[str]:
    """The terms of its words in capitals and of its codes; in a title any word may have a capital."""
    words = [(heading[token.start : token.end], token) for token in tokenize(heading)]
    return frozenset(term for word, token in words if is_written_as_name(word) for term in token.terms)


def _parts(sentence: str, figure: Span, figures: Collection[Span]) -> Iterator[str]:
    """What stands before the first figure, and what stands around this one up to its neighbours."""
    before = [other for other in figures if other.end <= figure.start]
    after = [other for other in figures if other.start >= figure.end]
    shared = sentence[: before[0].start if before else figure.start]
    yield shared[_last_end(_NEW_STATEMENT, shared) :].strip()
    if before:
        between = sentence[before[-1].end : figure.start]
        yield between[_last_end(_JOINT, between) :].strip()
    yield _tail(sentence[figure.end : after[0].start if after else len(sentence)], to_next=bool(after))


def _tail(text: str, to_next: bool) -> str:
    """What belongs to the figure of the text behind it, which may lead ``to_next`` figure."""
    joints = [found.start() for found in _JOINT.finditer(text)] if to_next else []
    kept = text[: joints[-1]] if joints else text
    ends = _AFTERTHOUGHT.search(kept)
    return kept[: ends.start() if ends else len(kept)].strip()


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)


def _says_nothing(word: str, term: str) -> bool:
    lowered = word.lower()
    return (
        lowered in QUESTION_STOP_WORDS
        or _YEAR.match(lowered) is not None
        or term in _TELLING
        or is_common(word)
    )


def _is_name(text: str, token: Token) -> bool:
    """In capitals, a code, or with a capital where no sentence begins."""
    word = text[token.start : token.end]
    if is_written_as_name(word):
        return True
    before = text[max(0, token.start - 3) : token.start].strip(" \"“'(")
    return word[0].isupper() and before != "" and before[-1] not in ".:"


def is_written_as_name(word: str) -> bool:
    """Whether a word is in capitals or a code."""
    return (len(word) > 1 and word.isupper()) or _CODE.search(word) is not None
