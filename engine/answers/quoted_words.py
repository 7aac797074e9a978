"""The words of a quotation as arrays: the kind of each, what stands behind it, what of the question it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.answers.question_frame import QuestionFrame
from engine.array_types import Array, Numbers
from engine.questions.weighing import WeighedQuestion
from engine.section import Section, Span
from engine.words.analysis import split_text, terms_of
from engine.words.common_words import is_common
from engine.words.word_classes import WordClass, is_joining, word_class

# So many words are read of a quotation, and of any of its sentences: what a reader takes in at a glance.
MOST_WORDS = 80

# What stands behind a word, from nothing at all to what parts it from the next.
NOTHING, SPACE, JOINED, QUOTED, COMMA, DASH, CLOSING, OPENING, CLAUSE, SENTENCE = range(10)
_BEHIND = (
    (SENTENCE, re.compile(r"[.!?\n|]")),
    (CLAUSE, re.compile(r"[;:]")),
    (OPENING, re.compile(r"[(\[{]")),
    (CLOSING, re.compile(r"[)\]}]")),
    (COMMA, re.compile(r",")),
    (DASH, re.compile(r"\s[-–—]+\s|—")),
    (QUOTED, re.compile(r"[\"“”‘’«»]")),
    (JOINED, re.compile(r"\S")),
)
_OPENING = re.compile(r"[(\[{“«]")
_CLOSING = re.compile(r"[)\]}”»]")

# The columns of ``QuotedWords.traits``.
JOINING, CAPITAL, DIGIT, UNIT, COMMON, ACTING = range(6)
_DIGIT = re.compile(r"\d")
_UNITS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades "
    "century centuries percent % million billion dollars pounds euros cents miles mile km kilometres "
    "kilometers metres meters feet inches acres tons tonnes kg degrees people questions credits".split()
)
_ACTING = frozenset({WordClass.VERB, WordClass.PAST})


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """The words of some sentences of a section, in order, a value for each.

    ``starts`` and ``ends`` are in characters of the section's text. ``sentences`` is the number of a word's
    sentence, ``opens`` and ``closes`` are the numbers of the sentence's first word and of the one after its
    last. ``behind`` is what follows the word; ``opened``, ``closed`` and ``quotes`` are how many brackets and
    quotation marks open and close there, and how many of those that do either. ``traits`` has 1 in the column
    JOINING for a word that only joins others, and so on. ``stands_for`` is the number of the question's word
    that it stands for, or -1, and ``weights`` what that weighs as a share of the question; ``asked`` tells
    whether it is that very word.
    """

    words: Sequence[str]
    starts: Numbers
    ends: Numbers
    sentences: Numbers
    opens: Numbers
    closes: Numbers
    classes: Numbers
    behind: Numbers
    opened: Numbers
    closed: Numbers
    quotes: Numbers
    traits: Array
    stands_for: Numbers
    weights: Array
    asked: Array

    @property
    def telling(self) -> Array:
        """1 for a word that says something of its own, 0 for one that only joins others."""
        return np.asarray(1.0 - self.traits[:, JOINING])

    @property
    def capital(self) -> Array:
        """1 for a word with a capital."""
        return np.asarray(self.traits[:, CAPITAL])


@dataclass(frozen=True, slots=True)
class _SentenceWords:
    words: list[str]
    starts: list[int]
    behind: list[str]


def nearest_sentences(section: Section, quoted: Span, sentence: Span) -> list[Span]:
    """The sentence with as many of the neighbours quoted with it as make ``MOST_WORDS``, nearest first
    taken."""
    inside = [one for one in section.sentences if quoted.start <= one.start < quoted.end]
    place = inside.index(sentence)
    taken: list[int] = []
    words = 0
    for number in sorted(range(len(inside)), key=lambda number: (abs(number - place), -number)):
        words += len(section.text[inside[number].start : inside[number].end].split())
        if taken and words > MOST_WORDS:
            break
        taken.append(number)
    return [inside[number] for number in sorted(taken)]


def read_quoted_words(
    text: str, sentences: Sequence[Span], weighed: WeighedQuestion, frame: QuestionFrame
) -> QuotedWords:
    """The words of these sentences of a section's text; there may be none."""
    parts = [_read_sentence(text, sentence) for sentence in sentences]
    words = [word for part in parts for word in part.words]
    starts = np.array([start for part in parts for start in part.starts], dtype=np.int64)
    counts = np.array([len(part.words) for part in parts], dtype=np.int64)
    numbers = np.repeat(np.arange(len(parts)), counts)
    ends = np.cumsum(counts)
    read = [_read_word(word) for word in words]
    between = np.array([_read_between(one) for part in parts for one in part.behind], dtype=np.int64)
    behind, opened, closed, quotes = between.reshape(-1, 4).T
    meant = np.array(_meant(words, _meanings(weighed, frame)), dtype=np.float64).reshape(-1, 3)
    return QuotedWords(
        words=words,
        starts=starts,
        ends=starts + np.array([len(word) for word in words], dtype=np.int64),
        sentences=numbers,
        opens=(ends - counts)[numbers],
        closes=ends[numbers],
        classes=np.array([kind for kind, _ in read], dtype=np.int64),
        behind=behind,
        opened=opened,
        closed=closed,
        quotes=quotes,
        traits=np.array([traits for _, traits in read], dtype=np.float64).reshape(-1, ACTING + 1),
        stands_for=meant[:, 0].astype(np.int64),
        weights=meant[:, 1],
        asked=meant[:, 2],
    )


def _read_sentence(text: str, sentence: Span) -> _SentenceWords:
    own = text[sentence.start : sentence.end]
    split = split_text(own)
    starts = split.starts[:MOST_WORDS]
    # As they stand, also where the sentence is all in capitals.
    words = [own[start : start + len(word)] for start, word in zip(starts, split.words, strict=False)]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    behind = [own[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    # Whatever it ends in, a sentence is parted from the next.
    behind += [own[end : end + 3] + "\n" for end in ends[-1:]]
    return _SentenceWords(words, [sentence.start + start for start in starts], behind)


@lru_cache(maxsize=1 << 15)
def _read_word(word: str) -> tuple[int, tuple[float, ...]]:
    """The class and the traits of a word."""
    kind = word_class(word)
    return int(kind), (
        float(is_joining(word)),
        float(word[0].isupper()),
        float(_DIGIT.search(word) is not None),
        float(word.lower() in _UNITS),
        float(is_common(word)),
        float(kind in _ACTING),
    )


@lru_cache(maxsize=1 << 10)
def _read_between(text: str) -> tuple[int, int, int, int]:
    """What stands behind a word, and how many marks open there, close, and do either."""
    if not text:
        return NOTHING, 0, 0, 0
    behind = next((kind for kind, pattern in _BEHIND if pattern.search(text)), SPACE)
    return behind, len(_OPENING.findall(text)), len(_CLOSING.findall(text)), text.count('"')


def _meanings(weighed: WeighedQuestion, frame: QuestionFrame) -> dict[str, tuple[int, float, bool]]:
    """Each term that says a word of the question: the number of that word, its share, and whether it is its
    own."""
    numbers: dict[str, int] = {}
    for number, word in enumerate(frame.words):
        for term in terms_of(word):
            numbers.setdefault(term, number)
    terms, wanted = weighed.question.terms, weighed.wanted()
    meanings = {
        one.terms[0]: (numbers.get(terms[one.covers[0]], -1), wanted[one.terms[0]] / weighed.total, False)
        for one in weighed.alternatives
        if len(one.terms) == 1
    }
    return meanings | {term: (numbers.get(term, -1), wanted[term] / weighed.total, True) for term in terms}


def _meant(
    words: Sequence[str], meanings: Mapping[str, tuple[int, float, bool]]
) -> list[tuple[int, float, bool]]:
    nothing = -1, 0.0, False
    return [next((meanings[term] for term in terms_of(word) if term in meanings), nothing) for word in words]
