"""What a question puts in quotation marks: phrases that are meant word for word."""

from __future__ import annotations

import re

from engine.words.analysis import tokenize
from engine.words.stopwords import INDEX_STOP_WORDS

Phrase = tuple[str, ...]
_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]')


def quoted_phrases(text: str) -> tuple[Phrase, ...]:
    """The terms of each quoted phrase, in order, as the index has them; phrases of stop words are none."""
    phrases = (_terms(found[found.lastindex or 0]) for found in _QUOTED.finditer(text))
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _terms(text: str) -> Phrase:
    return tuple(term for token in tokenize(text) for term in token.terms if term not in INDEX_STOP_WORDS)
