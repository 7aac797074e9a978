"""The answer to a comparison: of each side what is said of it, where no one place speaks of them all.

Rather the answer as it was found than half a comparison: every side must have a likely answer of its own that
speaks of this side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from engine.answers.answer import SECTIONS_READ, find_answer
from engine.answers.answer_evidence import ReadSentence
from engine.answers.compared_sides import compared_sides
from engine.kinds.expectation import SPAN_KINDS, AnswerKind
from engine.kinds.qualifiers import is_written_as_name
from engine.questions.question import Question, understand
from engine.questions.weighing import WeighedQuestion
from engine.ranking.ranking import Ranking, rank
from engine.results import Answer
from engine.store import SectionStore
from engine.words.analysis import count_terms
from engine.words.common_words import is_common
from engine.words.comparing_text import compares
from engine.words.stopwords import QUESTION_STOP_WORDS

# What is compared of the sides, told from the question, and what is asked of each.
_ASPECTS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), asked)
    for words, asked in (
        ("pays?|paid|earns?|salary|salaries|wages?|make (?:more|less)", "How much does {} pay?"),
        ("costs?|cheaper|expensive|price|fees?|tuition", "How much does {} cost?"),
        ("longer|shorter|faster|quicker|how long", "How long does {} take?"),
    )
)
_NO_TOPIC = frozenset("vs versus compar differ distinguish distinct choos".split())
# What a sentence is about stands before its verb, an expression before what it is said to be.
_VERB = re.compile(
    r"\n|[:;|–—]|\b(?:is|are|was|were|means?|refers?|stands?|ha[sd]|have|can|may|must|should|describes?|covers?|"
    r"goes|go|takes?|tests?|works?|lets?|gives?|keeps?|shows?|asks?|pays?|offers?|includes?|needs?|does|do|holds?|"
    r"leads?|affects?|begins?|belongs?|causes?|comes?|consists?|develops?|forms?|happens?|helps?|makes?|occurs?|"
    r"runs?|uses?)\b",
    re.IGNORECASE,
)
_MOST_WORDS_MORE = 1


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: all its terms, and those that tell it from the others."""

    name: str
    terms: frozenset[str]
    own: frozenset[str]


def answer_comparison(store: SectionStore, ranking: Ranking, found: Answer | None) -> Answer | None:
    """``found``, or where the question compares things that it does not speak of, an answer of each side."""
    question = ranking.weighed.question
    sides = _read_sides(question)
    if not sides or (found and _compares(found, ranking.weighed, sides)):
        return found
    answers: list[Answer] = []
    for side in sides:
        answer = _answer_side(store, question, side, [other for other in sides if other is not side])
        if answer is None or any(_overlap(answer, earlier) for earlier in answers):
            return found
        answers.append(replace(answer, side=side.name))
    first, *others = answers
    return replace(
        first,
        confidence=min(answer.confidence for answer in answers),
        others=tuple(other.beside("compared") for other in others),
    )


def _read_sides(question: Question) -> list[_Side]:
    names = compared_sides(question.text)
    terms = [frozenset(understand(name).terms) for name in names]
    return [
        _Side(name, own, own.difference(*terms[:place], *terms[place + 1 :]) or own)
        for place, (name, own) in enumerate(zip(names, terms, strict=True))
    ]


def _compares(answer: Answer, weighed: WeighedQuestion, sides: Sequence[_Side]) -> bool:
    """Whether a heading names all sides, or a statement of the quotation compares them."""
    known = [_known_as(side, weighed) for side in sides]
    headings = [_terms_of(heading) for heading in (answer.title, *answer.breadcrumb)]
    named = any(all(not side.isdisjoint(terms) for side in known) for terms in headings)
    return named or compares(answer.text, known)


def _known_as(side: _Side, weighed: WeighedQuestion) -> frozenset[str]:
    """The side's own terms and the words that stand for one."""
    terms = weighed.question.terms
    others = (
        alternative.terms[0]
        for alternative in weighed.alternatives
        if len(alternative.terms) == 1 and any(terms[slot] in side.own for slot in alternative.covers)
    )
    return side.own.union(others)


def _answer_side(
    store: SectionStore, question: Question, side: _Side, others: Sequence[_Side]
) -> Answer | None:
    asked = _question_on(side, question, others)
    if asked is None:
        return None
    ranking = rank(store, asked, SECTIONS_READ)
    weighed = ranking.weighed

    def find(fits: Callable[[ReadSentence], bool]) -> Answer | None:
        return find_answer(weighed, ranking.sections, fits)

    if asked.kind in SPAN_KINDS:
        return find(lambda read: _is_figure_of(read, weighed, side, others))
    defined = find(lambda read: _names(_subject(read), weighed, side, others))
    defined = defined or find(lambda read: _names_alone(read.section.heading, weighed, side, others))
    # What a side is takes all that is said of it: no few words of it answer.
    return defined and replace(defined, span=None)


def _question_on(side: _Side, question: Question, others: Sequence[_Side]) -> Question | None:
    """The question as it would be asked of this side alone; None where it asks for something particular."""
    for pattern, asked in _ASPECTS:
        if pattern.search(question.text):
            return understand(side.name if pattern.search(side.name) else asked.format(side.name))
    named = side.terms.union(_NO_TOPIC, *(other.terms for other in others))
    if any(term not in named and not is_common(word) for term, word in question.words.items()):
        return None
    return replace(understand(f"What is {side.name}?"), kind=AnswerKind.DEFINITION)


def _subject(read: ReadSentence) -> str:
    """What the quotation is about: what stands before its verb, or the expression that it defines."""
    text = read.section.text[read.quoted.start : read.quoted.end]
    verb = _VERB.search(text)
    return text[: verb.start()] if verb else ""


def _is_figure_of(read: ReadSentence, weighed: WeighedQuestion, side: _Side, others: Sequence[_Side]) -> bool:
    """Whether there is a figure, and the quotation or a heading that names no other side names this one."""
    section, quoted = read.section, read.quoted
    headings = [title for title in (section.title, *section.breadcrumb) if not _names_any(title, others)]
    held = _terms_of(section.text[quoted.start : quoted.end], *headings)
    return read.span is not None and _holds(held, side.terms, weighed, others)


def _names_alone(heading: str, weighed: WeighedQuestion, side: _Side, others: Sequence[_Side]) -> bool:
    return not _names_any(heading, others) and _names(heading, weighed, side, others)


def _names(text: str, weighed: WeighedQuestion, side: _Side, others: Sequence[_Side]) -> bool:
    """Whether a text is a name of the side and hardly more."""
    terms = _terms_of(text) - QUESTION_STOP_WORDS
    known = side.terms.union(*(alternative.terms for alternative in weighed.alternatives))
    # A cold is no cold sore; the CPC exam is about the CPC.
    more = _MOST_WORDS_MORE if len(side.terms) > 1 or is_written_as_name(side.name) else 0
    return len(terms - known) <= more and _holds(terms, side.terms, weighed, others)


def _names_any(title: str, sides: Sequence[_Side]) -> bool:
    return any(not side.own.isdisjoint(_terms_of(title)) for side in sides)


def _holds(
    held: frozenset[str], wanted: Iterable[str], weighed: WeighedQuestion, others: Sequence[_Side] = ()
) -> bool:
    """Whether all that is wanted is held, as it is or put otherwise, but not by another side's name."""
    slots = {term: slot for slot, term in enumerate(weighed.question.terms)}
    put_otherwise = {
        slot
        for alternative in weighed.alternatives
        if alternative.is_equal
        and held.issuperset(alternative.terms)
        and not any(other.terms.issubset(alternative.terms) for other in others)
        for slot in alternative.covers
    }
    return all(term in held or slots.get(term) in put_otherwise for term in wanted)


def _terms_of(*texts: str) -> frozenset[str]:
    return frozenset(term for text in texts for term in count_terms(text))


def _overlap(one: Answer, other: Answer) -> bool:
    return one.section_id == other.section_id and one.start < other.end and other.start < one.end
