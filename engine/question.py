"""A question understood: its terms, in order, and the kind of answer it expects.

User text goes no further than this: what is searched for are analysed terms, never a query language.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from engine.analysis import tokenize
from engine.errors import QuestionError
from engine.expectation import AnswerKind, expected_kind, without_carriers
from engine.stopwords import QUESTION_STOP_WORDS

MAX_QUESTION_LENGTH = 2_000
# Long enough for a paragraph of a question; every further term costs time and says less.
MAX_TERMS = 32

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` is as asked (white space folded); ``terms`` are distinct, in the order of the question.

    ``words`` maps each term to the word that it stands for.
    """

    text: str
    terms: tuple[str, ...]
    words: dict[str, str]
    kind: AnswerKind

    @property
    def weights(self) -> dict[str, float]:
        """Each term with its weight in the question."""
        return dict.fromkeys(self.terms, 1.0)


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
    return Question(cleaned, tuple(words), words, expected_kind(cleaned))


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
