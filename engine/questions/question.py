"""A question understood: its terms, in order, and the kind of answer it expects.

User text goes no further than this: what is searched for are analysed terms, never a query language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import QuestionError
from engine.kinds.expectation import AnswerKind, expected_kind, without_carriers
from engine.questions.corrections import Correction
from engine.vocabulary.spelling import replace_words
from engine.words.analysis import split_text, terms_of, tokenize
from engine.words.common_words import is_common
from engine.words.stopwords import INDEX_STOP_WORDS, QUESTION_STOP_WORDS

MAX_QUESTION_LENGTH = 2_000
# Long enough for a paragraph of a question; every further term costs time and says less.
MAX_TERMS = 32

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` is as asked (white space folded); ``terms`` are distinct, in the order of the question.

    ``words`` maps each term to the word that it stands for, ``counts`` to how often the question says it: a
    long one comes back to what it is about. ``phrasing`` has the terms of all words in order,
    question words among them: a heading may be the question itself. ``corrections`` tell which words were
    misspelt; ``text`` has them corrected.
    """

    text: str
    terms: tuple[str, ...]
    words: dict[str, str]
    counts: dict[str, int]
    phrasing: tuple[str, ...]
    kind: AnswerKind
    corrections: tuple[Correction, ...] = ()


def understand(text: str) -> Question:
    """Analyse a question.

    Raises QuestionError when it is empty or longer than ``MAX_QUESTION_LENGTH`` characters.
    """
    cleaned = clean_text(text)
    if not cleaned:
        raise QuestionError("q", "the question is empty; type some words")
    if len(cleaned) > MAX_QUESTION_LENGTH:
        raise QuestionError(
            "q", f"the question has {len(cleaned)} characters; at most {MAX_QUESTION_LENGTH} are taken"
        )
    said = _words(cleaned)
    topic = _topic(cleaned, said)
    words: dict[str, str] = {}
    for term, word in topic:
        if len(words) < MAX_TERMS:
            words.setdefault(term, word)
    counts = Counter(term for term, _ in topic if term in words)
    phrasing = dict.fromkeys(term for term, _ in said if term not in INDEX_STOP_WORDS) | words
    return Question(cleaned, tuple(words), words, counts, tuple(phrasing), expected_kind(cleaned))


def correct_spelling(
    question: Question, is_known: Callable[[str], bool], correct: Callable[[str], str | None]
) -> str | None:
    """The question's text with misspelt words corrected, or None where there is nothing to correct.

    ``is_known`` tells whether a term is known: such a word, in whatever form, is left alone, and so is one of
    everyday talk, which is no slip for being absent from the documents.
    ``correct`` gives the right form of a misspelt word, or None.
    """
    text, strange = question.text, {term for term in question.terms if not is_known(term)}
    if not strange:
        return None
    unknown = [
        (token.start, token.end)
        for token in tokenize(text)
        if token.terms[0] in strange
        and not is_common(text[token.start : token.end])
        and not any(is_known(term) for term in token.terms)
    ]
    return replace_words(text, unknown, correct) if unknown else None


def clean_text(text: str) -> str:
    """Composed characters (NFC), control characters and lone surrogates as spaces, white space folded."""
    return " ".join(unicodedata.normalize("NFC", _UNPRINTABLE.sub(" ", text)).split())


def _words(text: str) -> list[tuple[str, str]]:
    """The terms of a text in order, each with the word that it is of."""
    split = split_text(text)
    return [
        (term, text[start : start + len(word)])
        for word, start in zip(split.words, split.starts, strict=True)
        for term in terms_of(word)
    ]


def _topic(text: str, said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What of the words of a question is asked for; if it has nothing but question words, they are."""
    blanked = without_carriers(text)
    carried = said if blanked == text else _words(blanked)
    return _of_topic(carried, text) or _of_topic(said, text) or said


def _of_topic(words: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    return [
        (term, word)
        for term, word in words
        if word.lower() not in QUESTION_STOP_WORDS or _is_abbreviation(word, text)
    ]


def _is_abbreviation(word: str, text: str) -> bool:
    """IT, US or WHO in capitals, in a question that is not all in capitals."""
    return len(word) > 1 and word.isupper() and not text.isupper()
