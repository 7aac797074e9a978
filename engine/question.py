"""A question understood: its terms, in order, and the kind of answer it expects.

User text goes no further than this: what is searched for are analysed terms, never a query language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from engine.analysis import count_terms, tokenize
from engine.errors import QuestionError
from engine.expectation import AnswerKind, expected_kind, without_carriers
from engine.kindred import kindred_terms
from engine.spelling import replace_words
from engine.stopwords import QUESTION_STOP_WORDS

MAX_QUESTION_LENGTH = 2_000
# Long enough for a paragraph of a question; every further term costs time and says less.
MAX_TERMS = 32
# What a kindred word is worth in the search for candidates, beside the word that was used.
KINDRED_WEIGHT = 0.5

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` is as asked (white space folded); ``terms`` are distinct, in the order of the question.

    ``words`` maps each term to the word that it stands for. ``phrasing`` has the terms of all words, question
    words among them: a heading may be the question itself.
    """

    text: str
    terms: tuple[str, ...]
    words: dict[str, str]
    phrasing: frozenset[str]
    kind: AnswerKind

    @property
    def weights(self) -> dict[str, float]:
        """What is searched for: the terms, and words akin to them, with the weight of each."""
        return {**dict.fromkeys(self.terms, 1.0), **dict.fromkeys(self.kindred, KINDRED_WEIGHT)}

    @property
    def kindred(self) -> dict[str, str]:
        """Other terms that may stand for one of the question's: kindred term -> term."""
        return kindred_terms(self.terms, self.kind)


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
    words = _topic_words(cleaned)
    phrasing = frozenset(count_terms(cleaned)) | words.keys()
    return Question(cleaned, tuple(words), words, phrasing, expected_kind(cleaned))


def correct_spelling(
    question: Question, is_known: Callable[[str], bool], correct: Callable[[str], str | None]
) -> str | None:
    """The question's text with misspelt words corrected, or None where there is nothing to correct.

    ``is_known`` tells whether the documents hold a term: a known word, in whatever form, is left alone.
    ``correct`` gives the right form of a misspelt word, or None.
    """
    text = question.text
    unknown = [
        (token.start, token.end)
        for token in tokenize(text)
        if token.terms[0] in question.words and not any(is_known(term) for term in token.terms)
    ]
    return replace_words(text, unknown, correct) if unknown else None


def clean_text(text: str) -> str:
    """Composed characters (NFC), control characters and lone surrogates as spaces, white space folded."""
    return " ".join(unicodedata.normalize("NFC", _UNPRINTABLE.sub(" ", text)).split())


def _topic_words(text: str) -> dict[str, str]:
    """Term -> word, in order; if nothing but question words is left, those are the topic."""
    return (
        _words(without_carriers(text), QUESTION_STOP_WORDS)
        or _words(text, QUESTION_STOP_WORDS)
        or _words(text, frozenset())
    )


def _words(text: str, stop_words: frozenset[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for token in tokenize(text):
        word = text[token.start : token.end]
        if word.lower() in stop_words and not _is_abbreviation(word, text):
            continue
        for term in token.terms:
            if len(words) < MAX_TERMS:
                words.setdefault(term, word)
    return words


def _is_abbreviation(word: str, text: str) -> bool:
    """IT, US or WHO in capitals, in a question that is not all in capitals."""
    return len(word) > 1 and word.isupper() and not text.isupper()
