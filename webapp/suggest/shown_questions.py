"""Which of the questions asked before are shown to others.

Whoever asks writes what others may read. So a question is shown only if it is what today's documents answer:
with confidence, and in words that all stand in its best passages. An insult, a name, an advertisement or an
address has words that do not.
"""

from __future__ import annotations

import unicodedata
from itertools import islice
from typing import Protocol

from desk.log.asked import CONFIDENT
from engine.errors import QuestionError
from engine.kept import Kept
from engine.results import Results
from webapp.engine_protocol import Engine

MOST_CHARACTERS = 120
# Passages that come first are of the question as a whole; farther down, of one word of it.
_PASSAGES = 3
# Of those that the log gives not all may be shown.
_LOOKED_AT = 2
_KEPT_VERDICTS = 5_000
# Controls and marks of direction, private and unassigned characters, pictures: no part of any word.
_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Zl", "Zp"})
# Letters of some scripts join, or do not, by these.
_JOINERS = frozenset("\u200c\u200d")


class QuestionsAsked(Protocol):
    """Questions that were asked before and had a good answer, best first."""

    def good_questions(self, prefix: str, limit: int) -> tuple[str, ...]: ...


class ShownQuestions:
    """The questions of a log that may be shown to others; safe for several threads.

    Each is asked of the engine once per generation, which takes some milliseconds.
    """

    def __init__(self, engine: Engine, asked: QuestionsAsked) -> None:
        self._engine, self._asked = engine, asked
        self._verdicts: Kept[tuple[str, str, str], bool] = Kept(_KEPT_VERDICTS, lambda _: 1)

    def good_questions(self, prefix: str, limit: int) -> tuple[str, ...]:
        """At most ``limit`` questions with words that begin as ``prefix`` does, best first.

        Raises ``QuireError`` where there is no usable index.
        """
        found = self._asked.good_questions(prefix, _LOOKED_AT * limit)
        if not found:
            return ()
        status = self._engine.status()
        generation = (status.index_version, status.built)
        return tuple(islice((text for text in found if self._is_shown(text, generation)), limit))

    def _is_shown(self, text: str, generation: tuple[str, str]) -> bool:
        key = (*generation, text)
        known = self._verdicts.find(key)
        return self._verdicts.keep(key, self._is_answered(text)) if known is None else known

    def _is_answered(self, text: str) -> bool:
        if not is_plain_text(text):
            return False
        try:
            results = self._engine.ask(text, _PASSAGES, explain=True, correct=False)
        except QuestionError:
            return False
        answer = results.answer
        return answer is not None and answer.confidence >= CONFIDENT and not words_not_found(results)


def is_plain_text(text: str) -> bool:
    """Whether a text is short, and nothing but words, numbers and punctuation."""
    kinds = [unicodedata.category(letter) for letter in text if letter not in _JOINERS]
    # No script heaps up three marks; those who do climb over the lines above.
    is_heaped = "MnMnMn" in "".join(kinds)
    return len(text) <= MOST_CHARACTERS and _NO_TEXT.isdisjoint(kinds) and not is_heaped


def words_not_found(results: Results) -> set[str]:
    """The question's words that stand in none of the hits, nor anything that stands for them."""
    terms = [term for hit in results.hits for term in (hit.explanation or {}).get("terms", ())]
    found = {
        term["word"]
        for term in terms
        if term["foundIn"] or any(other["foundIn"] for other in term["alternatives"])
    }
    return {term["word"] for term in terms} - found
