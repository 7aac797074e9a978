"""Measures of a quoted answer against the right ones, with the normalisation of SQuAD's own evaluation."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

from engine.results import Answer

ANSWER_MEASURES = ("answered", "answerHolds", "exactMatch", "tokenF1")

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")


def answer_measures(answer: Answer | None, right: Sequence[str]) -> dict[str, float]:
    """Each of ``ANSWER_MEASURES``, from 0 to 1, for one question; the best over the ``right`` answers.

    ``answerHolds`` looks at the whole quotation, ``exactMatch`` and ``tokenF1`` at the span inside it that
    answers, or at the whole where there is none. No answer is never right.
    """
    if answer is None:
        return dict.fromkeys(ANSWER_MEASURES, 0.0)
    span = answer.text if answer.span is None else answer.span
    return {
        "answered": 1.0,
        "answerHolds": float(any(holds(answer.text, text) for text in right)),
        "exactMatch": float(any(normalized(span) == normalized(text) for text in right)),
        "tokenF1": max((token_f1(span, text) for text in right), default=0.0),
    }


def normalized(text: str) -> str:
    """Text in lower case, without punctuation and articles, with single spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def holds(text: str, right: str) -> bool:
    """Whether a text holds a right answer as whole words, in its own punctuation or normalised.

    There is a 33 in a 33-yard goal, but no 5 in 1950 and no 44 in 44,090.
    """
    return _has_words(folded(text), folded(right)) or _has_words(normalized(text), normalized(right))


def folded(text: str) -> str:
    """Text without case, with plain apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").casefold().split())


def _has_words(text: str, words: str) -> bool:
    pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)"
    return bool(words) and re.search(pattern, text) is not None


def token_f1(text: str, right: str) -> float:
    """The harmonic mean of precision and recall of the words; two texts without a word are alike."""
    came, wanted = normalized(text).split(), normalized(right).split()
    if not came or not wanted:
        return float(came == wanted)
    common = (Counter(came) & Counter(wanted)).total()
    return 2 * common / (len(came) + len(wanted))
