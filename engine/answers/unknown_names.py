"""Questions about somebody or something that no document names: whatever they hold is no answer to those."""

from __future__ import annotations

import re

from engine.questions.weighing import WeighedQuestion
from engine.words.common_words import is_common
from engine.words.place_names import is_place_name

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# "I", "IS" and the "A" of a degree are none.
_NAME = re.compile(r"[A-Z]\w{2}")
# Where most words have capitals, as in a headline, a capital makes no name.
_FEWEST_SMALL = 0.5


def names_the_unknown(weighed: WeighedQuestion) -> bool:
    """Whether the question has a name that no document holds, nor any word for it: of a place, or written as
    one, with a capital and not at its beginning."""
    question = weighed.question
    if not weighed.unknown:
        return False
    # A word of several terms is known by any of them: CPC-A by CPC.
    known = {question.words[term] for slot, term in enumerate(question.terms) if slot not in weighed.unknown}
    unknown = {question.words[question.terms[slot]] for slot in weighed.unknown} - known
    return any(map(is_place_name, unknown)) or _is_name_among(unknown, question.text)


def _is_name_among(words: set[str], text: str) -> bool:
    """Whether one of the words of a text is written as a name."""
    first = _WORD.search(text)
    return _tells_names_apart(text) and any(
        _NAME.match(word) is not None
        and not is_common(word)
        and not (first and text.startswith(word, first.start()))
        for word in words
    )


def _tells_names_apart(text: str) -> bool:
    """Whether most words have no capital."""
    words = _WORD.findall(text)
    return sum(not word[0].isupper() for word in words) >= _FEWEST_SMALL * len(words)
