"""Figures that sentences state, each with what it is said of: what two places can disagree about.

Money, percentages, lengths of time and numbers of something. A row of a table states each of its cells of
what its first cell names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import AnswerKind
from engine.kinds.figure import Figure
from engine.kinds.figure_reader import read_figure
from engine.kinds.qualifiers import names_in, qualifiers_of, tells_figures
from engine.section import Block, Section, Span
from engine.words.analysis import count_terms, tokenize
from engine.words.common_words import is_common
from engine.words.stopwords import INDEX_STOP_WORDS

# What a sentence must hold for a figure of the kind to be looked for. What is of two kinds is of the first.
_KINDS = {
    AnswerKind.MONEY: re.compile(r"[$€£¥]|dollar|euro|pound|cent|yen"),
    AnswerKind.PERCENTAGE: re.compile(r"%|per\s?cent", re.IGNORECASE),
    AnswerKind.DURATION: re.compile(
        r"second|minute|hour|day|week|month|year|decade|centur|semester", re.IGNORECASE
    ),
    AnswerKind.NUMBER: re.compile(r"\d"),
}
_MAY_HOLD = re.compile("|".join(pattern.pattern for pattern in _KINDS.values()), re.IGNORECASE)
_LONGEST_SENTENCE = 400
_MOST_FIGURES = 4
_BETWEEN_CELLS = " | "
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOOKS_LIKE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
# In front of a number that names something and counts nothing ("section 4", "version 12", "CMS-1500").
_NAMING = re.compile(
    r"(?:\b(?:section|chapter|part|step|level|version|release|figure|table|page|item|line|box|form|type|"
    r"class|category|bug|rule|title|firefox|gecko|no\.?|number)\s*|[#(-]\s*|\d[.:/]|[a-z]\.)\Z",
    re.IGNORECASE,
)
# What gives an example, and how long a page takes to read, states nothing.
_NO_STATEMENT = re.compile(
    r"\b(?:for example|for instance|e\.g\.|say,|suppose|imagine|such as|example:|minutes? read\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")
_WORDS_COUNTED = 3
# Only what was said before tells what is meant.
_POINTING = re.compile(
    r"\b(?:this|these|those|such|them|above|below|following|former|latter)\b", re.IGNORECASE
)
_POINTING_BACK = frozenset("it they this that these those he she both".split())
# The words of a sentence that say what number it is: fewer say too little to be found again elsewhere.
FEWEST_TERMS = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """``figure`` at ``text`` of ``sentence``, said of ``names``, ``scales`` and ``words`` (terms).

    ``own`` are all other terms of the sentence, ``codes`` those in capitals and codes, ``head`` those of
    title and headings, ``telling`` those of them that say what it is about.
    ``counted`` are the words behind a number, none for other kinds. ``stated`` are all figures of the kind in
    the sentence, ``years`` those that it names.
    """

    section: Section
    sentence: str
    text: str
    kind: AnswerKind
    figure: Figure
    counted: tuple[str, ...]
    names: frozenset[str]
    scales: frozenset[str]
    words: frozenset[str]
    own: frozenset[str]
    codes: frozenset[str]
    head: frozenset[str]
    head_names: frozenset[str]
    telling: frozenset[str]
    stated: tuple[Figure, ...]
    years: tuple[str, ...]

    @property
    def subject(self) -> frozenset[str]:
        """The terms by which another sentence about the same is known."""
        return self.names | self.words

    @property
    def all_terms(self) -> frozenset[str]:
        """All terms by which a reader knows what is meant."""
        return self.own | self.head


@dataclass(frozen=True, slots=True)
class _Head:
    terms: frozenset[str]
    names: frozenset[str]
    telling: frozenset[str]


def claims_in(section: Section) -> Iterator[Claim]:
    """The figures that a section states."""
    head: _Head | None = None
    for block in section.blocks:
        if block.kind == "code":
            continue
        for sentence in _sentences(section, block):
            found = _figures(sentence)
            if found and not _NO_STATEMENT.search(sentence) and not _points_back(sentence):
                head = head or _head(section)
                yield from _claims(section, sentence, head, found)


def _head(section: Section) -> _Head:
    text = " / ".join((section.title, *section.breadcrumb))
    return _Head(frozenset(count_terms(text)), names_in(text), _telling(text))


def _telling(text: str) -> frozenset[str]:
    """The terms of a heading that tell what it is about."""
    return frozenset(
        term
        for token in tokenize(text)
        for term in token.terms[:1]
        if not is_common(text[token.start : token.end]) and not tells_figures(term)
    )


def _sentences(section: Section, block: Block) -> Iterator[str]:
    if block.kind == "row":
        first, *cells = section.text[block.start : block.end].split(_BETWEEN_CELLS)
        yield from (f"{first}{_BETWEEN_CELLS}{cell}" for cell in cells)
        return
    for sentence in section.sentences:
        if block.start <= sentence.start < block.end:
            yield section.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure of a sentence, and the places of all of its kind there."""

    kind: AnswerKind
    place: Span
    figure: Figure
    counted: tuple[str, ...]
    places: tuple[Span, ...]
    stated: tuple[Figure, ...]


def _figures(sentence: str) -> list[_Found]:
    """The figures of a sentence that can be compared; of more than a few it is a list of many things."""
    if len(sentence) > _LONGEST_SENTENCE or not _MAY_HOLD.search(sentence):
        return []
    by_kind = _places(sentence)
    everywhere = tuple(place for places in by_kind.values() for place in places)
    if len(everywhere) > _MOST_FIGURES:
        return []
    found: list[_Found] = []
    for kind, places in by_kind.items():
        read = [(place, read_figure(sentence, place, kind)) for place in places]
        stated = tuple(figure for _, figure in read if figure)
        for place, figure in read:
            counted = _counted(sentence, place) if kind is AnswerKind.NUMBER else ()
            if figure is not None and counted is not None:
                found.append(_Found(kind, place, figure, counted, everywhere, stated))
    return found


def _places(sentence: str) -> dict[AnswerKind, list[Span]]:
    """Where figures stand; what is one of two kinds is of the first. A year is none."""
    taken: list[Span] = []
    found: dict[AnswerKind, list[Span]] = {}
    for kind, needed in _KINDS.items():
        if not needed.search(sentence):
            continue
        places = [Span(*span) for span in spans_of_kind(sentence, kind)]
        found[kind] = [
            one
            for one in places
            if not any(_overlap(one, other) for other in taken)
            and (kind is not AnswerKind.NUMBER or _is_number(sentence[one.start : one.end]))
        ]
        taken += found[kind]
    return found


def _is_number(text: str) -> bool:
    """Whether it is written in digits, and no year: "two" and "one" are said of anything."""
    return text[0].isdigit() and not _LOOKS_LIKE_YEAR.match(text)


def _claims(section: Section, sentence: str, head: _Head, found: list[_Found]) -> Iterator[Claim]:
    codes = names_in(sentence)
    years = tuple(sorted(set(_YEAR.findall(sentence))))
    for one in found:
        # What stands in front of a bar is another statement, but of a row's cells.
        said = qualifiers_of(sentence.replace(_BETWEEN_CELLS, " , "), one.place, one.places)
        if len(said.names | said.words) < FEWEST_TERMS:
            continue
        yield Claim(
            section=section,
            sentence=sentence,
            text=sentence[one.place.start : one.place.end],
            kind=one.kind,
            figure=one.figure,
            counted=one.counted,
            names=said.names,
            scales=said.scales,
            words=said.words,
            own=frozenset(count_terms(f"{sentence[: one.place.start]} {sentence[one.place.end :]}")),
            codes=codes,
            head=head.terms,
            head_names=head.names,
            telling=head.telling,
            stated=one.stated,
            years=years,
        )


def _points_back(sentence: str) -> bool:
    """Whether only what stands before tells what the sentence is about."""
    if _POINTING.search(sentence):
        return True
    first = next((sentence[token.start : token.end].lower() for token in tokenize(sentence)), "")
    return first in _POINTING_BACK


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _counted(sentence: str, place: Span) -> tuple[str, ...] | None:
    """What a number is a number of: the terms behind it; None where it counts nothing."""
    before, after = sentence[max(0, place.start - 20) : place.start], sentence[place.end : place.end + 60]
    if _NAMING.search(before) or not after.startswith(" "):
        return None
    text = re.split(r"[.,;:()|]", after, maxsplit=1)[0]
    words = [(text[token.start : token.end], token.terms[0]) for token in tokenize(text)][:_WORDS_COUNTED]
    if not words or not _NOUN.match(words[0][0]) or words[0][0] in INDEX_STOP_WORDS:
        return None
    return tuple(term for word, term in words if not is_common(word)) or None
