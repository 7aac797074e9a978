"""What a question compares: "the difference between a CPC and a CCS" has the sides "CPC" and "CCS"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.words.analysis import count_terms
from engine.words.stopwords import QUESTION_STOP_WORDS

MOST_SIDES = 3
# A longer question tells a story, in which more is named than is compared.
LONGEST_QUESTION = 500
# Longer than this, it is half a story and no name of a thing.
_MOST_WORDS = 5

_MORE = r"(?:better|worse|more|less|(?:more|less) \w+|\w{2,}er)"
_AND = r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+"
_VERSUS = r"\s*,?\s+(?:vs\.?|versus)\s+"
_TO = r"\s+(?:and|or|to|with|vs\.?|versus)\s+"
_OR = r"\s*,?\s+or\s+"
# The stretch that holds the sides, and what stands between two of them; tried in order.
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), re.compile(between, re.IGNORECASE))
    for form, between in (
        (r"\b(?:differences?|distinguish|distinction|comparison|choose|decide) between (?P<sides>.+)", _AND),
        (r"\b(?:comparison of|compare) (?P<sides>.+)", _TO),
        (r"(?P<sides>.+)", _VERSUS),
        (r"(?P<sides>.+)", r"\s+(?:as )?compared (?:to|with)\s+"),
        (r"\bhow (?:do|does) (?P<sides>.+)", r"\s+(?:compare (?:to|with)|differ from)\s+"),
        (r"\bhow (?:do|are|is) (?P<sides>.+?) (?:differ|different|compare)\b(?! from)", _AND),
        (r"\b(?:is|are|how is|how are) (?P<sides>.+)", r"\s+different (?:from|to|than)\s+"),
        (
            r"^\W*(?:is|are|does|do|will|can) (?P<sides>.+)",
            rf"\s+(?:(?:pays?|earns?|costs?|takes?|makes?) )?(?:any |much )?{_MORE}(?: \w+)? than\s+",
        ),
        (rf"\b(?:is|are) (?P<sides>.+?) {_MORE}\W*$", _OR),
        (r"\bwhich\b[^,:?]*[,:?]\s*(?P<sides>.+)", _OR),
        (r"(?P<sides>[^.!?;:]+?)\s*[,:?]\s*(?:which|what|how)\b", _OR),
        (rf"\bwhich(?: one)?(?: \w+)? {_MORE} (?P<sides>.+)", _OR),
        (
            r"\b(?:should|can|do) i (?:\w+ )?(?:take|choose|get|pick|study|learn|do|become|be) (?P<sides>.+)",
            _OR,
        ),
    )
)
# Before a side: what only leads up to it. After one: where the question goes on to something else.
_LEAD = re.compile(
    r"^.*[.!?;:,]\s+|^(?:what(?:'s|’s| is| are)?|whats|is|are|does|do|tell me about|explain|an?|the|my|your|"
    r"any|being|becoming|getting|should i (?:take|get|choose))\s+",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s*[,:;.?!](?=\s|$)|\s+(?:which|what|whats|who|when|where|why|how|is|are|does|do|should|if|for|in|on|as|"
    r"side by side)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"^[\w -]+? (?:of|for) (?:an? |the )?(?P<side>.+)$", re.IGNORECASE)


def compared_sides(question: str) -> tuple[str, ...]:
    """The two or three sides of a comparison, as the question names them; none where it compares nothing."""
    if len(question) > LONGEST_QUESTION:
        return ()
    for form, between in _FORMS:
        found = form.search(question)
        if found and between.search(found["sides"]):
            sides = _sides(found["sides"], between)
            if _are_names(sides):
                return sides
    return ()


def _sides(text: str, between: re.Pattern[str]) -> tuple[str, ...]:
    pieces = list(_pieces(text, between))
    if rest := _REST.search(pieces[-1]):
        pieces[-1] = pieces[-1][: rest.start()]
    sides = [_without_lead(piece).strip(" \t\"'“”‘’.,:;?!()") for piece in pieces]
    first = _PART_OF.match(sides[0])
    if first and not _PART_OF.match(sides[-1]):
        # "Salary of a biller against a coder" is of the salaries of both.
        sides[0] = first["side"]
    return tuple(sides)


def _pieces(text: str, between: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for found in between.finditer(text):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _without_lead(piece: str) -> str:
    piece = piece.strip()
    while found := _LEAD.match(piece):
        piece = piece[found.end() :]
    return piece


def _are_names(sides: tuple[str, ...]) -> bool:
    """Whether each is a short name of something, and no two are the same."""
    terms = [frozenset(count_terms(side)) - QUESTION_STOP_WORDS for side in sides]
    return (
        2 <= len(sides) <= MOST_SIDES
        and all(terms)
        and len(set(terms)) == len(sides)
        and all(len(side.split()) <= _MOST_WORDS for side in sides)
    )
