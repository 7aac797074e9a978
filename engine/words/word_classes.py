"""What kind of word a word is, told from its form alone: closed classes by list, the others by their shape.

English has few articles, prepositions, pronouns and irregular verbs, and gets no new ones; all other words
are told apart by an ending, a capital or a digit. That is far from a parser, and enough to see where a
stretch of a sentence may begin and end. The lists are data: ``word_classes.txt`` beside this module.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path


class WordClass(IntEnum):
    """Kinds of words, from those that only join others to those that say most. EDGE is none at all."""

    EDGE = 0
    ARTICLE = 1
    DETERMINER = 2
    PRONOUN = 3
    OF = 4
    TO = 5
    PREPOSITION = 6
    CONJUNCTION = 7
    SUBORDINATOR = 8
    BE = 9
    AUXILIARY = 10
    NEGATION = 11
    ADVERB = 12
    VERB = 13
    PAST = 14
    GERUND = 15
    ORDINAL = 16
    NUMERAL = 17
    FIGURE = 18
    NAME = 19
    OTHER = 20


_JOINING = frozenset(
    {
        WordClass.ARTICLE,
        WordClass.PRONOUN,
        WordClass.OF,
        WordClass.TO,
        WordClass.PREPOSITION,
        WordClass.CONJUNCTION,
        WordClass.SUBORDINATOR,
        WordClass.BE,
        WordClass.AUXILIARY,
    }
)
_POINTING = frozenset("this that these those such his her its their our my your not yet".split())
_DIGIT = re.compile(r"\d")
_ENDINGS = (("ly", WordClass.ADVERB), ("ed", WordClass.PAST), ("ing", WordClass.GERUND))
_SHORTEST_STEM = 3


@lru_cache(maxsize=1 << 15)
def word_class(word: str) -> WordClass:
    """The class of a word, at least a letter long, as it stands in a text."""
    closed = _closed_classes().get(word.lower())
    # "May" and "Rose" are names more often than not.
    if closed is not None and not (closed is WordClass.VERB and word[0].isupper()):
        return closed
    if _DIGIT.search(word):
        return WordClass.FIGURE
    if word[0].isupper():
        return WordClass.NAME
    for ending, kind in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            return kind
    return WordClass.OTHER


def is_joining(word: str) -> bool:
    """Whether a word only joins or points at others: no short answer begins or ends with one."""
    lowered = word.lower()
    return _closed_classes().get(lowered) in _JOINING or lowered in _POINTING


@cache
def _closed_classes() -> dict[str, WordClass]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    classes: dict[str, WordClass] = {}
    for name, _, words in (line.partition(": ") for line in lines if line and not line.startswith("#")):
        for word in words.split():
            classes.setdefault(word, WordClass[name.upper()])
    return classes
