"""What an acronym stands for, in a quotation that says so: documents or editor define it, nobody guesses."""

from __future__ import annotations

import re

from engine.questions.alternatives import Alternative
from engine.questions.weighing import WeighedQuestion

_ASKS_FOR_WORDS = re.compile(
    r"\bstand(?:s|ing)? for\b|\bmean(?:s|ing)?\b|\b(?:full|long) (?:form|name)\b"
    r"|\b(?:abbreviation|acronym)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
# HIPAA leaves out the "and", COB does not leave out the "of".
_LEFT_OUT = frozenset({"and", "of", "for", "the", "in", "on", "to"})


def spelled_out(weighed: WeighedQuestion, quoted: str) -> str | None:
    """The words in the quotation, verbatim, that an acronym of the question stands for; None where it is not
    asked what one stands for, or the quotation does not say it."""
    if not _ASKS_FOR_WORDS.search(weighed.question.text):
        return None
    for one in weighed.alternatives:
        if _is_expansion(one, weighed.question.terms):
            words = r"\s+".join(map(re.escape, one.text.split()))
            if found := re.search(rf"(?<!\w){words}(?!\w)", quoted, re.IGNORECASE):
                return found.group()
    return None


def _is_expansion(alternative: Alternative, terms: tuple[str, ...]) -> bool:
    """Whether it is the words of which one term of the question is the acronym.

    An editor's rule may join an acronym with anything; only by their initials are words its expansion.
    """
    if not alternative.is_equal or len(alternative.covers) > 1 or len(alternative.terms) < 2:
        return False
    if alternative.reason == "acronym":
        return True
    words = _WORD.findall(alternative.text.lower())
    initials = (
        "".join(word[0] for word in some) for some in (words, [w for w in words if w not in _LEFT_OUT])
    )
    return terms[alternative.covers[0]] in initials
